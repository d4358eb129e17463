#!/usr/bin/env bash
# Runs assay with the inputs that are not empty, and tells the workflow what came of it. Never fails by itself: the
# last step of the action ends with the exit code, once the report is kept.
set -u
for name in ASSAY_REPORT GITHUB_OUTPUT GITHUB_STEP_SUMMARY; do
  if [ -z "${!name:-}" ]; then
    echo "::error title=assay::$name is empty: the action needs its input report, and a workflow's files for outputs and summary"
    exit 2
  fi
done
home=$(cd "$(dirname "$0")/../.." && pwd)
if ! (cd "$home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error); then
  echo "::error title=assay::the packages that assay needs could not be installed"
  echo "exit-code=2" >> "$GITHUB_OUTPUT"
  exit 0
fi

arguments=(run --report "$ASSAY_REPORT")
for name in target profile filter shard baseline gate budget rate key; do
  variable="ASSAY_$(echo "$name" | tr '[:lower:]' '[:upper:]')"
  [ -n "${!variable:-}" ] && arguments+=("--$name" "${!variable}")
done
# What a former run left there says nothing of this one.
begun=$(mktemp)
node "$home/assay.ts" "${arguments[@]}"
code=$?
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
if [ "$ASSAY_REPORT/attestation.json" -nt "$begun" ]; then
  cat "$ASSAY_REPORT/summary.md" >> "$GITHUB_STEP_SUMMARY"
  node "$home/assay.ts" report outputs "$ASSAY_REPORT" >> "$GITHUB_OUTPUT"
  node "$home/assay.ts" report annotations "$ASSAY_REPORT"
else
  echo "::error title=assay::nothing was examined: assay ended with $code before it could write a report"
fi
rm -f "$begun"
exit 0
