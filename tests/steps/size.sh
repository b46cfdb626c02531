# shellcheck shell=bash
# Without Diia.Signature the library is not larger than 2.55 MB; neither part has grown by more than 50 KB.

bindings/size
