# The sources of Dear ImGui and Catch2 from Debian, where there is one; elsewhere CMake fetches the
# same from GitHub. Sourced by setup.sh.

ensure_sources() {
  ensure_debian_source imgui forky "imgui from forky, 1"
  ensure_debian_source catch2 trixie "catch2 from trixie, 1"
  write_cmake_sources >"$cache/sources.cmake"
}

# ensure_debian_source PACKAGE SUITE STAMP: unpacks the source package into $cache/PACKAGE.
ensure_debian_source() {
  local package=$1 suite=$2 stamp=$3 folder=$cache/$1
  stamped "$folder" "$stamp" && return
  if ! prepare_newer_debian; then
    say "no Debian mirror here: CMake will fetch $package from GitHub"
    return
  fi
  say "fetching the sources of $package"
  quietly "fetching the sources of $package" newer_debian source --download-only "$package/$suite"
  rm -rf "$folder"
  mkdir -p "$folder"
  quietly "unpacking the sources of $package" tar --extract --strip-components 1 \
    --directory "$folder" --file "$(compgen -G "$cache/apt/downloads/${package}_*.orig.tar.*" | head -n 1)"
  stamp "$folder" "$stamp"
}

write_cmake_sources() {
  echo "# Written by web/toolchain/setup.sh; read with cmake -C."
  local package
  for package in imgui catch2; do
    [ ! -e "$cache/$package/.stamp" ] ||
      echo "set(FETCHCONTENT_SOURCE_DIR_${package^^} \"$cache/$package\" CACHE PATH \"\")"
  done
}
