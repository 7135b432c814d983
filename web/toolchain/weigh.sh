#!/usr/bin/env bash
# What the reader's browser downloads: each file's bytes, and those of its brotli.
for file in "$@"; do
  compressed=
  if command -v brotli >/dev/null; then compressed=", $(brotli --stdout "$file" | wc -c) as brotli"; fi
  echo "$(basename "$file"): $(wc -c <"$file") bytes$compressed"
done
