// The bands of a map on the screen: drawn once by a shader into a texture that every frame shows;
// without shaders the same picture is made here.
//
//     BandPicture picture(bands, lightTheme(), where);
//     picture.draw(target);                       // needs a display, as ScenePainter::draw()
//
// The lines of equal value are shapes of their own: nothing is told by a shade alone.
#pragma once

#include <SFML/Graphics/RenderTarget.hpp>
#include <SFML/Graphics/RenderTexture.hpp>
#include <SFML/Graphics/Shader.hpp>
#include <SFML/Graphics/Texture.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "scene/scene.h"

namespace gradwalk {

inline constexpr std::size_t mostShaderLevels = 32;

// The shader, compiled when it is first asked for; nullptr where that fails.
class ContourShader {
 public:
  sf::Shader* get();

 private:
  std::unique_ptr<sf::Shader> shader_;
  bool tried_ = false;
};

class BandPicture {
 public:
  BandPicture(BandShape bands, const Theme& theme, sf::FloatRect where);

  // Whether it is that picture: another need not be made.
  bool is(const BandShape& bands, const Theme& theme, sf::FloatRect where) const;

  void draw(sf::RenderTarget& target, ContourShader& shader);

 private:
  bool drawWith(sf::Shader& shader);

  BandShape bands_;
  const Theme* theme_;
  sf::FloatRect where_;
  std::unique_ptr<sf::RenderTexture> drawn_;
  std::optional<sf::Texture> made_;
};

// Each sample as the bytes of a float, lowest first, so scaled that the largest level is 1 or less;
// `levels` likewise. What is not finite is infinite.
struct PackedField {
  std::vector<sf::Uint8> bytes;
  std::vector<float> levels;
};
PackedField packField(const BandShape& bands);

// The picture, RGBA, row by row from the top.
std::vector<sf::Uint8> bandPixels(const BandShape& bands, const Theme& theme, unsigned width,
                                  unsigned height);

}  // namespace gradwalk
