# Emscripten: one on PATH that is new enough, this system's package, or Debian 13's unpacked into
# the cache folder of a Debian 12 machine. Sourced by setup.sh.

emscripten_wanted=3.1.69 # the first whose libc++ has <coroutine> and whose clang knows wasm tail calls
emscripten_root=$cache/emscripten

emscripten_version() {
  "$1" --version 2>/dev/null | sed -n '1s/.* \([0-9][0-9]*\.[0-9.]*[0-9]\).*/\1/p'
}

emscripten_on_path() {
  has_command emcc && at_least "$emscripten_wanted" "$(emscripten_version emcc)"
}

ensure_emscripten() {
  if emscripten_on_path; then
    [ "$(command -v emcc)" = "$emscripten_root/usr/share/emscripten/emcc" ] || return 0
  fi
  local candidate
  candidate=$(apt_candidate emscripten)
  if [ -n "$candidate" ] && at_least "$emscripten_wanted" "$candidate"; then
    missing_packages+=(emscripten)
    install_missing_packages
    return
  fi
  packages_for_emscripten
  install_missing_packages
  if ! stamped "$emscripten_root" "$emscripten_recipe"; then
    prepare_newer_debian || fail \
      "Emscripten $emscripten_wanted or newer is needed, and this system does not package it" \
      "install it from https://emscripten.org/docs/getting_started/downloads.html and put emcc on PATH"
    unpack_emscripten
    adapt_emscripten
    stamp "$emscripten_root" "$emscripten_recipe"
  fi
  path_additions+=("$emscripten_root/usr/share/emscripten")
  em_config=$emscripten_root/emscripten.config
}

emscripten_recipe="emscripten from trixie, recipe 1"
emscripten_packages=(emscripten binaryen libc6 libstdc++6 libgcc-s1)

unpack_emscripten() {
  say "downloading Emscripten (246 MB)"
  quietly "downloading Emscripten" newer_debian download "${emscripten_packages[@]/%//trixie}"
  say "unpacking Emscripten (about 20 seconds)"
  rm -rf "$emscripten_root"
  mkdir -p "$emscripten_root"
  local package
  for package in "${emscripten_packages[@]}"; do
    # without the variants of its libraries that nothing here links, most of 1.7 GB
    dpkg --fsys-tarfile "$cache"/apt/downloads/"${package}"_*.deb |
      tar --extract --directory "$emscripten_root" --wildcards \
        --exclude='*/wasm32-emscripten/*pic' --exclude='*/wasm64-emscripten' \
        --exclude='*/wasm32-emscripten/lto' --exclude='*-mt*.a' --exclude='*-ww*.a' \
        --exclude='*-asan*.a' --exclude='*/share/emscripten/test' --exclude='*/share/doc' \
        --exclude='*/share/locale' --exclude='*/symbol_lists' ||
      fail "unpacking $package failed: is the disk full? ($(df -h --output=avail "$cache" | tail -n 1) left)"
  done
}

# Debian 13's programs need its newer C library: they get it, beside them.
adapt_emscripten() {
  local libraries loader program
  libraries=$(dirname "$(find "$emscripten_root/usr/lib" -name libc.so.6 -print -quit)")
  loader=$(find "$libraries" -maxdepth 1 -name 'ld-linux*.so.*' -print -quit)
  for program in "$emscripten_root"/usr/bin/wasm*; do
    patchelf --print-interpreter "$program" >/dev/null 2>&1 || continue
    quietly "adapting $program" patchelf --set-interpreter "$loader" --set-rpath "$libraries" "$program"
  done
  cat >"$emscripten_root/emscripten.config" <<END
LLVM_ROOT = '/usr/bin'
LLVM_ADD_VERSION = '19'
CLANG_ADD_VERSION = '19'
BINARYEN_ROOT = '$emscripten_root/usr'
NODE_JS = 'node'
FROZEN_CACHE = True
END
  say "installing acorn, which Emscripten's optimiser asks for"
  quietly "npm install acorn" npm install --loglevel=error --no-audit --no-fund --no-package-lock \
    --prefix "$emscripten_root/usr/share/emscripten" acorn@8
}
