#!/bin/sh
# Copies to the real clipboard, presents, and finds everything as it was left at the next start:
#     xvfb-run -a timeout 120 sh present.sh build/release/gradwalk .
set -u
program=$1
export GRADWALK_DATA=$2 XDG_STATE_HOME=$PWD/memory/state XDG_CONFIG_HOME=$PWD/memory/config
for tool in xdotool xclip; do
  command -v $tool > /dev/null || { echo "$tool is missing"; exit 1; }
done

failures=0
state=$PWD/state.txt
rm -rf "$state" memory clip.png command.png

shown() { sed -n "s/^$1 //p" "$state" 2> /dev/null; }

expect() {
  tries=0
  while [ "$(shown "$1")" != "$2" ]; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then
      echo "FAIL: $3: $1 is '$(shown "$1")', not '$2'"
      failures=$((failures + 1))
      return
    fi
    sleep 0.05
  done
  echo "ok: $3"
}

# clip TYPE WORDS WHAT: waits until the clipboard's text holds the words.
clip() {
  tries=0
  until xclip -selection clipboard -o -t "$1" 2> /dev/null | grep -qaF -- "$2"; do
    tries=$((tries + 1))
    if [ $tries -gt 100 ]; then
      echo "FAIL: $3: the clipboard holds '$(xclip -selection clipboard -o 2> /dev/null | head -c 200)'"
      failures=$((failures + 1))
      return
    fi
    sleep 0.05
  done
  echo "ok: $3"
}

key() { xdotool key --clearmodifiers "$@"; }

click() {
  tries=0
  while [ -z "$(shown "place $1")" ] && [ $tries -lt 100 ]; do tries=$((tries + 1)); sleep 0.05; done
  set -- $(shown "place $1")
  [ $# -eq 4 ] || { echo "FAIL: no place to click"; failures=$((failures + 1)); return; }
  xdotool mousemove --window "$window" $(($1 + $3 / 2)) $(($2 + $4 / 2)) click 1
}

# start ARGUMENTS…: opens the window and finds it.
start() {
  rm -f "$state"
  GRADWALK_WINDOW_STATE=$state "$program" "$@" &
  pid=$!
  expect lesson cnn "the window opens on the lesson"
  window= tries=0
  while [ -z "$window" ] && [ $tries -lt 100 ]; do
    window=$(xdotool search --onlyvisible --class gradwalk 2> /dev/null | head -n 1)
    tries=$((tries + 1))
    sleep 0.05
  done
  [ -n "$window" ] || { echo "FAIL: there is no window"; kill $pid; exit 1; }
  xdotool windowfocus "$window"
}

leave() {
  key ctrl+q
  wait $pid || { echo "FAIL: exit code $?"; failures=$((failures + 1)); }
}

GRADWALK_WINDOW_SIZE=1200x760
export GRADWALK_WINDOW_SIZE
start open cnn
unset GRADWALK_WINDOW_SIZE
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
  echo "FAIL: the command makes another picture: $command"
  failures=$((failures + 1))
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
  *) echo "FAIL: told '$(shown told)'"; failures=$((failures + 1)) ;;
esac
[ -f memory/config/gradwalk/settings.json.broken ] || { echo "FAIL: it was not set aside"; failures=$((failures + 1)); }
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
