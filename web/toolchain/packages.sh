# The machine's own packages. Sourced by setup.sh.

missing_packages=()

need_command() { has_command "$1" || missing_packages+=("${2:-$1}"); }
need_file() { compgen -G "$1" >/dev/null || missing_packages+=("$2"); }

packages_to_build() {
  need_command g++
  need_command cmake
  need_command ninja ninja-build
  need_command ccache
  need_command python3
  need_command node nodejs
  need_command npm
  need_command brotli
  need_command xz xz-utils
  need_file '/etc/ssl/certs/ca-certificates.crt' ca-certificates
  need_file '/usr/include/boost/multiprecision/cpp_int.hpp' libboost-dev
}

packages_to_test() {
  need_command clang++-19 clang-19
  need_command clang-format-19
  need_file '/usr/lib/llvm-19/lib/clang/19/lib/linux/libclang_rt.asan-*.a' libclang-rt-19-dev
  has_command chromium || has_command google-chrome || missing_packages+=(chromium)
  # the widths of a page's text depend on its fonts
  need_file '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf' fonts-dejavu-core
}

packages_to_tidy() { need_command clang-tidy-19; }

# What the recipe in emscripten.sh stands on.
packages_for_emscripten() {
  need_command clang-19
  need_command wasm-ld-19 lld-19
  need_command llvm-ar-19 llvm-19
  need_command patchelf
}

install_missing_packages() {
  [ ${#missing_packages[@]} -gt 0 ] || return 0
  local command="apt-get install --no-install-recommends ${missing_packages[*]}"
  if ! has_command apt-get; then
    fail "these are missing: ${missing_packages[*]} (Debian's names for them)" \
      "install them with your system's package manager and start again"
  elif ! can_be_root; then
    fail "some packages are missing, and this user is neither root nor has sudo" \
      "ask somebody who may to run: $command"
  fi
  say "installing packages: ${missing_packages[*]}"
  [ -n "$(apt_candidate "${missing_packages[-1]}")" ] || quietly "apt-get update" as_root apt-get update
  quietly "$command" as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes --no-install-recommends "${missing_packages[@]}"
  missing_packages=()
}
