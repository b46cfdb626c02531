# shellcheck shell=bash
# The library compiles for Android and for iOS, and the Android one is laid out for pages of 16 KB.

tests/cross android
count 1 0
tests/cross ios
count 1 0
