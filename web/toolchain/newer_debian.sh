# Packages and sources of newer Debian releases, from the mirror that this machine already uses.
# They are checked by Debian's signatures, and the machine's own apt never learns of them.
# Sourced by setup.sh.

debian_keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The address of the Debian mirror in the machine's apt sources, in either of their two forms.
debian_mirror() {
  local codename
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  [ -n "$codename" ] || return 0
  {
    awk -v suite="$codename" 'BEGIN { RS = ""; FS = "\n" } {
      address = ""; matches = 0
      for (i = 1; i <= NF; i++) {
        count = split($i, word, /[ \t]+/)
        if (tolower(word[1]) == "uris:") address = word[2]
        if (tolower(word[1]) == "suites:") for (j = 2; j <= count; j++) if (word[j] == suite) matches = 1
      }
      if (matches && address != "") print address
    }' /etc/apt/sources.list.d/*.sources
    awk -v suite="$codename" '$1 == "deb" {
      sub(/\[[^]]*\] */, "")
      if ($3 == suite) print $2
    }' /etc/apt/sources.list /etc/apt/sources.list.d/*.list
  } 2>/dev/null | head -n 1
}

is_debian() { [ -r /etc/os-release ] && [ "$(. /etc/os-release && echo "$ID")" = debian ]; }

# Makes $cache/apt, an apt that knows trixie and forky only. False where there is no mirror.
prepare_newer_debian() {
  [ -z "${newer_debian_ready:-}" ] || return 0
  is_debian && [ -r "$debian_keyring" ] || return 1
  local mirror folder=$cache/apt
  mirror=$(debian_mirror)
  [ -n "$mirror" ] || return 1
  mkdir -p "$folder/lists/partial" "$folder/cache/archives/partial" "$folder/downloads"
  cat >"$folder/sources.list" <<END
deb [signed-by=$debian_keyring] $mirror trixie main
deb-src [signed-by=$debian_keyring] $mirror trixie main
deb-src [signed-by=$debian_keyring] $mirror forky main
END
  cat >"$folder/apt.conf" <<END
Dir::Etc::SourceList "$folder/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::State::Lists "$folder/lists";
Dir::Cache "$folder/cache";
APT::Sandbox::User "";
Acquire::Languages "none";
END
  say "reading the package lists of newer Debian releases (35 MB)"
  quietly "reading newer Debian releases' package lists" newer_debian update
  newer_debian_ready=yes
}

newer_debian() { (cd "$cache/apt/downloads" && APT_CONFIG=$cache/apt/apt.conf apt-get -q "$@"); }

# Everything is unpacked by now; 300 MB need not stay.
forget_newer_debian() { rm -rf "$cache/apt"; }
