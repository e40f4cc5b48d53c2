#version 120
// The bands of a map: app/band_picture.h. The field lies in a texture, a sample a texel, each as
// the four bytes of a float, so that it is interpolated here and not byte by byte.

uniform sampler2D field;
uniform vec2 samples;      // columns and rows
uniform int count;         // of levels
uniform float levels[32];  // ascending
uniform vec3 colours[33];
uniform vec3 ground;       // where a value is not finite

// The value, and 0 where it is not finite.
vec2 sampleAt(vec2 place) {
  vec4 bytes = floor(texture2D(field, (place + 0.5) / samples) * 255.0 + 0.5);
  float negative = step(128.0, bytes.a);
  float exponent = (bytes.a - 128.0 * negative) * 2.0 + step(128.0, bytes.b);
  float fraction = (mod(bytes.b, 128.0) * 65536.0 + bytes.g * 256.0 + bytes.r) / 8388608.0;
  if (exponent > 254.5) return vec2(0.0);
  if (exponent < 0.5) return vec2(0.0, 1.0);
  return vec2((1.0 - 2.0 * negative) * (1.0 + fraction) * exp2(exponent - 127.0), 1.0);
}

void main() {
  vec2 place = clamp(gl_TexCoord[0].xy, 0.0, 1.0) * (samples - 1.0);
  vec2 corner = min(floor(place), samples - 2.0), part = place - corner;
  vec2 a = sampleAt(corner), b = sampleAt(corner + vec2(1.0, 0.0));
  vec2 c = sampleAt(corner + vec2(0.0, 1.0)), d = sampleAt(corner + vec2(1.0, 1.0));
  float value = mix(mix(a.x, b.x, part.x), mix(c.x, d.x, part.x), part.y);
  float width = max(fwidth(value), 1e-30);
  vec3 colour = colours[0];
  for (int k = 0; k < 32; ++k)
    if (k < count) colour = mix(colour, colours[k + 1], clamp((value - levels[k]) / width + 0.5, 0.0, 1.0));
  gl_FragColor = vec4(a.y * b.y * c.y * d.y > 0.5 ? colour : ground, 1.0);
}
