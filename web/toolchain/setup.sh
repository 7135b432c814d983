#!/usr/bin/env bash
# Gets what is missing to build Looplane, on Debian 12 without any question.
#
#   web/toolchain/setup.sh          what `make build web run` need
#   web/toolchain/setup.sh test     and what `make test asan` need besides
#   web/toolchain/setup.sh tidy     and what `make tidy` needs
#
# What is not the machine's own package goes to ${XDG_CACHE_HOME:-~/.cache}/looplane, stamped, so
# that the next clone finds it. Two files there tell the build about it:
#   environment.sh   to be sourced: PATH and EM_CONFIG
#   sources.cmake    for cmake -C: where Dear ImGui and Catch2 are
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
for part in common packages newer_debian emscripten sources node; do . "$here/$part.sh"; done

stamped() { [ "$(cat "$1/.stamp" 2>/dev/null)" = "$2" ]; }
stamp() { echo "$2" >"$1/.stamp"; }

path_additions=() # folders that go before PATH
em_config=

write_environment() {
  echo "# Written by web/toolchain/setup.sh; to be sourced."
  local folder
  for folder in "${path_additions[@]}"; do
    printf 'case ":$PATH:" in *":%s:"*) ;; *) PATH="%s:$PATH" ;; esac\n' "$folder" "$folder"
  done
  echo 'export PATH'
  [ -z "$em_config" ] || printf 'export EM_CONFIG="%s"\n' "$em_config"
}

mkdir -p "$cache"
exec 9>"$cache/.lock"
flock -n 9 || { say "another set-up is at work; waiting for it"; flock 9; }

packages_to_build
for what in "$@"; do
  case $what in
    test) packages_to_test ;;
    tidy) packages_to_tidy ;;
    *) fail "usage: setup.sh [test] [tidy]" ;;
  esac
done
install_missing_packages
ensure_node
ensure_emscripten
ensure_sources
forget_newer_debian
write_environment >"$cache/environment.sh"
