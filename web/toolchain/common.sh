# What the set-up scripts share: where things go, how to speak, how to become root.
# Sourced, never run.

cache=${LOOPLANE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/looplane}

say() { printf 'looplane: %s\n' "$*" >&2; }

fail() {
  printf 'looplane: %s\n' "$@" >&2
  exit 1
}

# at_least 3.1.69 3.1.6: is the second version the first, or newer?
at_least() { printf '%s\n%s\n' "$1" "$2" | sort -V -C; }

has_command() { command -v "$1" >/dev/null 2>&1; }

can_be_root() { [ "$(id -u)" = 0 ] || has_command sudo; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The version that `apt-get install PACKAGE` would give, or nothing.
apt_candidate() {
  has_command apt-cache || return 0
  apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: \([0-9][^ ]*\)$/\1/p'
}

# quietly "what it is" command...: runs it, shows its output only when it fails.
quietly() {
  local what=$1 log
  shift
  log=$(mktemp)
  if "$@" >"$log" 2>&1; then
    rm -f "$log"
  else
    tail -n 30 "$log" >&2
    rm -f "$log"
    fail "$what failed; what it said is above. Mend that and start again: finished steps are kept."
  fi
}
