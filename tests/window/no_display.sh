#!/bin/sh
# Where no window can be opened there is a sentence and exit code 3, never an abort.
#     sh no_display.sh build/release/gradwalk .
set -u
program=$1
export GRADWALK_DATA=$2
failures=0

# Runs the program and notes its own exit code: xvfb-run may end with another, when it
# cannot clean up after itself.
cat > noting.sh << 'END'
"$@"
echo $? > code.txt
END

# check WHAT WORDS COMMAND…: exit code 3 and a sentence with the words.
check() {
  what=$1 words=$2
  shift 2
  rm -f code.txt
  said=$("$@" 2>&1)
  code=$(cat code.txt 2> /dev/null)
  case $code:$said in
    3:*"$words"*) echo "ok: $what" ;;
    *) echo "FAIL: $what: exit code $code, said: $said"; failures=$((failures + 1)) ;;
  esac
}

check "no display" "DISPLAY is not set" env -u DISPLAY sh noting.sh "$program" open cnn
check "no display, in Korean" "DISPLAY가 설정되지 않아" env -u DISPLAY sh noting.sh "$program" open cnn --lang ko
check "a dead display" "does not answer" env DISPLAY=:4321 sh noting.sh "$program" open cnn
check "a display without OpenGL" "has no OpenGL" \
  xvfb-run -a -s "-extension GLX" timeout 30 sh noting.sh "$program" open cnn
check "a display of 256 colours" "8-bit colour" \
  xvfb-run -a -s "-screen 0 640x480x8" timeout 30 sh noting.sh "$program" open cnn

# Without a command the default lesson is stepped through as text.
said=$(env -u DISPLAY "$program" 2> /dev/null)
code=$?
case $code:$said in
  0:*softmax*) echo "ok: no command and no display print the lesson" ;;
  *) echo "FAIL: no command and no display: exit code $code"; failures=$((failures + 1)) ;;
esac
[ $failures -eq 0 ]
