# The steps of set-up, shared by ./run and ./test. Sourced from the root of the checkout with `set -euo pipefail`.
# A step runs when the hash of what it depends on differs from its stamp in .setup/.

mkdir -p .setup
download_ms=0
setup_began=$(date +%s%3N)

fail() { # 中文 English
  printf '%s / %s\n' "$1" "$2" >&2
  exit 1
}

hash_of() { # paths… (files or folders; also plain words) -> one hash
  {
    local path
    for path in "$@"; do
      if [ -d "$path" ]; then
        find "$path" \( -name node_modules -o -name dist -o -name __pycache__ -o -name '*.tsbuildinfo' \) -prune -o -type f -print0 |
          LC_ALL=C sort -z | xargs -0 -r sha256sum
      elif [ -f "$path" ]; then
        sha256sum "$path"
      else
        printf '%s\n' "$path"
      fi
    done
  } | sha256sum | cut -c1-32
}

step() { # name hash kind command… ; kind: work | download
  local name=$1 hash=$2 kind=$3 began took
  shift 3
  [ -f ".setup/$name" ] && [ "$(cat ".setup/$name")" = "$hash" ] && return 0
  printf '  %-34s' "$name"
  began=$(date +%s%3N)
  if ! "$@" >".setup/$name.log" 2>&1; then
    printf 'failed\n'
    tail -n 25 ".setup/$name.log" >&2
    fail "步骤 $name 失败：原因见上，全文在 .setup/$name.log；改正后再次运行 ./run 会从这里继续。" \
      "Step $name failed: the reason stands above, the whole in .setup/$name.log; ./run continues from here once it is mended."
  fi
  took=$(($(date +%s%3N) - began))
  [ "$kind" = download ] && download_ms=$((download_ms + took))
  printf '%s.%01d s%s\n' $((took / 1000)) $((took % 1000 / 100)) "$([ "$kind" = download ] && echo '  (download)' || true)"
  printf '%s' "$hash" >".setup/$name"
}

find_python() {
  local candidate
  for candidate in "${HEADWAY_PYTHON:-}" python3.11 python3.12 python3.13 python3; do
    [ -n "$candidate" ] && command -v "$candidate" >/dev/null &&
      "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && {
      command -v "$candidate"
      return
    }
  done
  fail "需要 Python 3.11 以上（含 venv）：Debian/Ubuntu 请执行 apt-get install python3 python3-venv。" \
    "Python >= 3.11 with venv is needed: on Debian/Ubuntu run apt-get install python3 python3-venv."
}

require_node() {
  local found
  found=$(node --version 2>/dev/null || true)
  if ! command -v npm >/dev/null || ! node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null; then
    fail "需要 Node.js 20.19 以上和 npm（现有：${found:-无}）：请从 https://nodejs.org 安装。" \
      "Node.js >= 20.19 with npm is needed (found: ${found:-none}): install it from https://nodejs.org."
  fi
}

require_space() { # megabytes
  local free
  free=$(df -Pm . | awk 'NR == 2 { print $4 }')
  [ "$free" -ge "$1" ] || fail "磁盘只剩 ${free} MB，安装需要 $1 MB：请腾出空间。" "Only ${free} MB of disk are free, set-up needs $1 MB: free some space."
}

apt_install() { # packages…
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" ||
    { DEBIAN_FRONTEND=noninteractive apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; }
}

java_stands() {
  local found
  command -v java >/dev/null || return 1
  found=$(java -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${found:-0}" -ge 11 ]
}

ensure_java() {
  java_stands && return
  apt_install openjdk-17-jre-headless && java_stands && return
  echo "需要 Java 11 以上来读取 .mpp 等文件：请执行 apt-get install openjdk-17-jre-headless。"
  echo "Java >= 11 is needed to read .mpp and other files: run apt-get install openjdk-17-jre-headless."
  return 1
}

make_venv() { # python
  rm -rf .venv
  "$1" -m venv .venv
}

# Nothing is written beside the checkout: pip keeps no cache, npm keeps its own in .setup.
pip_install() { .venv/bin/python -m pip install --disable-pip-version-check --no-cache-dir --no-input -q "$@"; }
install_ours() { pip_install --no-deps --no-build-isolation -e .; }
npm_in_web() { npm --prefix web --cache "$PWD/.setup/npm" --no-fund --no-audit --no-update-notifier "$@"; }
install_web() { npm_in_web ci --ignore-scripts; }
build_client() { npm_in_web run build; }
warm_kernels() { .venv/bin/python -m headway.server.warm; }

setup_python() {
  local python version
  python=$(find_python)
  version=$("$python" -c 'import platform; print(platform.python_version())')
  if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    rm -f .setup/python-environment .setup/python-packages .setup/headway .setup/development-packages
    require_space 2500
    step python-environment "venv" work make_venv "$python"
  fi
  step python-packages "$(hash_of requirements.lock "$version")" download pip_install --require-hashes -r requirements.lock
  step headway "$(hash_of pyproject.toml "at:$PWD")" work install_ours
}

setup_client() {
  require_node
  [ -d web/node_modules ] || rm -f .setup/client-packages
  [ -f src/headway/server/client/index.html ] && [ -f src/headway/server/client/site/sw.js ] || rm -f .setup/client
  step client-packages "$(hash_of web/package-lock.json "$(node --version)")" download install_web
  step client "$(hash_of web src/headway/words/locales)" work build_client
}

setup_product() {
  local total
  setup_python
  java_stands || step java "java-11" download ensure_java
  setup_client
  step compiled-kernels "$(hash_of src/headway/engine requirements.lock "data:${HEADWAY_DATA:-default}" "user:$(id -u)" "$(uname -m)")" work warm_kernels
  total=$(($(date +%s%3N) - setup_began))
  if [ "$total" -gt 3000 ]; then
    printf '  set up in %s s, of which download and installation of packages %s s\n' $((total / 1000)) $((download_ms / 1000))
  fi
}
