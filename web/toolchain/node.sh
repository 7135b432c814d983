# Node 20 or newer, the first with wasm tail calls: the one on PATH, or npm's copy of it in the
# cache folder. Sourced by setup.sh.

ensure_node() {
  if has_command node && at_least 20 "$(node --version | tr -d v)"; then return; fi
  local folder=$cache/node machine
  machine=$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
  if ! stamped "$folder" "node 20"; then
    say "this system's Node has no wasm tail calls: installing Node 20 from npm (40 MB)"
    rm -rf "$folder"
    mkdir -p "$folder"
    quietly "npm install node 20" npm install --loglevel=error --no-audit --no-fund --prefix "$folder" \
      "node-linux-$machine@20"
    stamp "$folder" "node 20"
  fi
  path_additions+=("$folder/node_modules/node-linux-$machine/bin")
}
