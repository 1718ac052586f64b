#!/usr/bin/env bash
# Brings TensorFlow.js 4.22's own specs from npm into a folder and bundles each file into one script.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?"give the folder to fill"}
[ -e "$folder/out/tests" ] && exit 0
mkdir -p "$folder/core"
cp -r "$here"/{build.mjs,package.json,specs.txt,shim} "$folder"/
cd "$folder"
npm install --no-audit --no-fund --silent
npm pack @tensorflow/tfjs-core@4.22.0 --silent >/dev/null
tar xzf tensorflow-tfjs-core-4.22.0.tgz --strip-components=1 -C core
# The bundler is not to follow the source maps that the package carries inline.
find core -name '*.js' -exec sed -i '/^\/\/# sourceMappingURL=data:/d' {} +
node build.mjs --all --no-real
