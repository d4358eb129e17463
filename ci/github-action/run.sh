#!/usr/bin/env bash
# Runs assay with the inputs that are not empty, and tells the workflow what came of it. Never fails by itself: the
# last step of the action ends with the exit code, once the report is kept.
set -u
home=$(cd "$(dirname "$0")/../.." && pwd)
(cd "$home" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || exit 2

arguments=(run --report "$ASSAY_REPORT")
for name in target profile filter shard baseline gate budget rate key; do
  variable="ASSAY_${name^^}"
  [ -n "${!variable:-}" ] && arguments+=("--$name" "${!variable}")
done
node "$home/assay.ts" "${arguments[@]}"
code=$?
echo "exit-code=$code" >> "$GITHUB_OUTPUT"
if [ -f "$ASSAY_REPORT/report.json" ]; then
  cat "$ASSAY_REPORT/summary.md" >> "$GITHUB_STEP_SUMMARY"
  node "$home/assay.ts" report outputs "$ASSAY_REPORT" >> "$GITHUB_OUTPUT"
  node "$home/assay.ts" report annotations "$ASSAY_REPORT"
fi
exit 0
