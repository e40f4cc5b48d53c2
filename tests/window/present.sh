#!/bin/sh
# Copies to the real clipboard, presents, and finds everything as it was left at the next start:
#     xvfb-run -a timeout 120 sh present.sh build/release/gradwalk .
. "$2/tests/window/parts/driving.sh"
command -v xclip > /dev/null || { echo "xclip is missing"; exit 1; }
rm -f clip.png command.png

clipHolds() { xclip -selection clipboard -o -t "$1" 2> /dev/null | grep -qaF -- "$2"; }

# clip TYPE WORDS WHAT: waits until the clipboard's text holds the words.
clip() {
  if soon clipHolds "$1" "$2"; then
    echo "ok: $3"
  else
    fail "$3: the clipboard holds '$(xclip -selection clipboard -o 2> /dev/null | head -c 200)'"
  fi
}

# start ARGUMENTS…: opens the window, of whatever size it is to have, and finds it.
start() {
  rm -f "$state"
  GRADWALK_WINDOW_STATE=$state "$program" "$@" &
  pid=$!
  expect lesson cnn "the window opens on the lesson"
  focus
}

open 1200x760 cnn
expect path start "at its start"
key g
expect go-to on "G asks where to go"
xdotool type --delay 5 'Z[1,0]'
key Return
expect path "1/forward/Z/Z[1,0]" "and goes there"

key ctrl+c
clip UTF8_STRING "Z[1,0] = " "Ctrl C copies the formula"
key ctrl+shift+c
expect copy-menu on "Ctrl Shift C asks what"
key l
clip UTF8_STRING '{Z}_{1,0}' "L copies it as LaTeX"
key ctrl+shift+c
expect copy-menu on "again"
click "copy number"
clip UTF8_STRING 11 "a click copies the number"
key ctrl+shift+c
expect copy-menu on "again"
key c
clip UTF8_STRING "gradwalk render cnn" "C copies the command"
command=$(xclip -selection clipboard -o -t UTF8_STRING)
key ctrl+shift+c
expect copy-menu on "again"
key p
clip image/png PNG "P copies the picture"
xclip -selection clipboard -o -t image/png > clip.png
mkdir -p run
(cd run && rm -f ./*.png && eval "\"$program\" ${command#gradwalk }" && mv ./*.png ../command.png)
if cmp -s clip.png command.png; then
  echo "ok: the command makes the picture that was copied"
else
  fail "the command makes another picture: $command"
fi

key F5
expect presenting on "F5 presents"
expect size 1280x800 "on the whole screen"
key Next
expect path "1/forward/Z/Z[1,1]" "a remote goes on"
key Prior
expect path "1/forward/Z/Z[1,0]" "and back"
key b
expect blank on "and blanks"
key b
expect blank off "and shows"
key Escape
expect presenting off "Escape leaves it"
expect size 1200x760 "for the window that was there"

key d
expect dark on "D makes it dark"
key m
expect reduce-motion on "M stops the movement"
key ctrl+plus
expect scale 1.100 "Ctrl and plus makes the text larger"
click language
expect language ko "the language changes"
sleep 0.3
leave
# What was copied outlives the window.
clip image/png PNG "the picture is still there"

start
expect path "1/forward/Z/Z[1,0]" "the next time it goes on where it was"
expect size 1200x760 "as large as it was"
expect language ko "in the language"
expect dark on "in the dark"
expect scale 1.100 "in the size"
expect reduce-motion on "without movement"
leave

start open cnn --lang en --scale 1 --light --step A
expect language en "an option says otherwise"
expect dark off "for this sitting"
expect path 1/forward/A "at another place"
leave

printf '{ "language": ' > memory/config/gradwalk/settings.json
start
expect language en "a broken file is as none"
case $(shown told) in
  *settings.json.broken*) echo "ok: and it is said" ;;
  *) fail "told '$(shown told)'" ;;
esac
[ -f memory/config/gradwalk/settings.json.broken ] || fail "it was not set aside"
leave

# No home at all, and one that cannot be written to.
start_without() {
  rm -f "$state"
  env -u XDG_CONFIG_HOME -u XDG_STATE_HOME HOME="$1" GRADWALK_WINDOW_STATE="$state" "$program" open cnn &
  pid=$!
  expect path start "$2"
  xdotool search --sync --onlyvisible --class gradwalk windowfocus > /dev/null
  leave
}
start_without "" "without a home it opens"
start_without /dev/null "with one that cannot be written to as well"
exit $failures
