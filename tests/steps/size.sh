# shellcheck shell=bash
# The library is not larger than recorded (50 KB of grace) and not larger than 2.55 MB.

bindings/size
