# shellcheck shell=bash
# Neither the whole library nor the least one has grown by more than 50 KB above what is recorded.

need components
bindings/size
