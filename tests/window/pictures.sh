#!/bin/sh
# The window as a picture, compared with golden/ within a tolerance:
#     xvfb-run -a timeout 120 sh pictures.sh build/release/gradwalk .
# GRADWALK_APPROVE=1 writes what was drawn over the golden instead.
set -u
program=$1
golden=$2/tests/window/golden
export GRADWALK_DATA=$2 GRADWALK_WINDOW_SIZE=1280x720 XDG_STATE_HOME=$PWD/state XDG_CONFIG_HOME=$PWD/config
command -v compare > /dev/null || { echo "compare (imagemagick) is missing"; exit 1; }
failures=0

# picture NAME ARGUMENTS…: so many pixels may differ by more than a tenth.
picture() {
  name=$1
  shift
  if ! "$program" open "$@" --screenshot "$name.png"; then
    echo "FAIL: $name was not drawn"
    failures=$((failures + 1))
    return
  fi
  if [ -n "${GRADWALK_APPROVE:-}" ]; then
    # In few colours, which the tolerance does not see and the repository does.
    mkdir -p "$golden" && convert "$name.png" +dither -colors 96 "PNG8:$golden/$name.png" && echo "approved: $name"
    return
  fi
  differ=$(compare -metric AE -fuzz 10% "$golden/$name.png" "$name.png" "$name.difference.png" 2>&1)
  if [ "${differ%%.*}" -le 300 ] 2> /dev/null; then
    echo "ok: $name ($differ pixels differ)"
  else
    echo "FAIL: $name: $differ pixels differ; see $PWD/$name.difference.png"
    failures=$((failures + 1))
  fi
}

picture forward-cell cnn --step 'Z[1,0]'
picture backward-korean cnn --step grad.K --lang ko
picture start conv
[ $failures -eq 0 ]
