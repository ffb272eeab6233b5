#!/usr/bin/env bash
# Installs the Debian packages that are missing. usage: packages.sh build [test]
set -euo pipefail
wanted=(cmake ninja-build g++ pkg-config libicu-dev libre2-dev libfmt-dev zlib1g-dev libbz2-dev libzstd-dev libcli11-dev nlohmann-json3-dev)
for purpose in "$@"; do
  [ "$purpose" = test ] && wanted+=(doctest-dev clang clang-format python3)
done
missing=()
for package in "${wanted[@]}"; do
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2> /dev/null || true)" = installed ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
