#include "app/band_picture.h"

#include <SFML/Graphics/Glsl.hpp>
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace gradwalk {
namespace {

sf::Glsl::Vec3 toShader(Rgb c) {
  const auto part = [](std::uint8_t channel) { return static_cast<float>(channel) / 255.0F; };
  return {part(c.red), part(c.green), part(c.blue)};
}

// Bit by bit: what is not a number is equal to itself.
bool same(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

unsigned pixelsOf(float length) { return static_cast<unsigned>(std::clamp(length, 1.0F, 8192.0F)); }

}  // namespace

sf::Shader* ContourShader::get() {
  if (!tried_) {
    tried_ = true;
    shader_ = std::make_unique<sf::Shader>();
    if (!sf::Shader::isAvailable() ||
        !shader_->loadFromFile(GRADWALK_SOURCE_DIR "/shaders/contour.frag", sf::Shader::Fragment))
      shader_.reset();
  }
  return shader_.get();
}

BandPicture::BandPicture(BandShape bands, const Theme& theme, sf::FloatRect where)
    : bands_(std::move(bands)), theme_(&theme), where_(where) {}

bool BandPicture::is(const BandShape& bands, const Theme& theme, sf::FloatRect where) const {
  return theme_ == &theme && where_ == where && bands_.field.columns == bands.field.columns &&
         bands_.field.rows == bands.field.rows && same(bands_.levels, bands.levels) &&
         same(bands_.field.values, bands.field.values);
}

bool BandPicture::drawWith(sf::Shader& shader) {
  const auto columns = static_cast<unsigned>(bands_.field.columns),
             rows = static_cast<unsigned>(bands_.field.rows);
  if (bands_.levels.size() > mostShaderLevels) return false;
  const PackedField packed = packField(bands_);
  sf::Texture field;
  if (!field.create(columns, rows)) return false;
  field.update(packed.bytes.data());
  const unsigned width = pixelsOf(where_.width), height = pixelsOf(where_.height);
  drawn_ = std::make_unique<sf::RenderTexture>();
  if (!drawn_->create(width, height)) {
    drawn_.reset();
    return false;
  }
  std::vector<float> levels(mostShaderLevels, 0.0F);
  std::copy(packed.levels.begin(), packed.levels.end(), levels.begin());
  std::vector<sf::Glsl::Vec3> colours;
  for (std::size_t k = 0; k <= mostShaderLevels; ++k)
    colours.push_back(toShader(bandColour(*theme_, bands_, std::min(k, bands_.levels.size()))));
  shader.setUniform("field", field);
  shader.setUniform("samples", sf::Glsl::Vec2(static_cast<float>(columns), static_cast<float>(rows)));
  shader.setUniform("count", static_cast<int>(packed.levels.size()));
  shader.setUniformArray("levels", levels.data(), levels.size());
  shader.setUniformArray("colours", colours.data(), colours.size());
  shader.setUniform("ground", toShader((*theme_)[Ink::paper]));
  const auto w = static_cast<float>(width), h = static_cast<float>(height);
  const sf::Vertex corners[] = {{{0, 0}, {0, 1}}, {{w, 0}, {1, 1}}, {{0, h}, {0, 0}}, {{w, h}, {1, 0}}};
  sf::RenderStates states(&shader);
  states.blendMode = sf::BlendNone;
  drawn_->draw(corners, 4, sf::TriangleStrip, states);
  drawn_->display();
  return true;
}

void BandPicture::draw(sf::RenderTarget& target, ContourShader& shader) {
  if (!bands_.field.usable()) return;
  if (!drawn_ && !made_) {
    sf::Shader* const program = shader.get();
    if (program == nullptr || !drawWith(*program)) {
      const unsigned width = pixelsOf(where_.width), height = pixelsOf(where_.height);
      made_.emplace();
      if (made_->create(width, height)) made_->update(bandPixels(bands_, *theme_, width, height).data());
    }
  }
  const sf::Texture& picture = drawn_ ? drawn_->getTexture() : *made_;
  const auto w = static_cast<float>(picture.getSize().x), h = static_cast<float>(picture.getSize().y);
  const float right = where_.left + where_.width, bottom = where_.top + where_.height;
  const sf::Vertex corners[] = {{{where_.left, where_.top}, {0, 0}},
                                {{right, where_.top}, {w, 0}},
                                {{where_.left, bottom}, {0, h}},
                                {{right, bottom}, {w, h}}};
  target.draw(corners, 4, sf::TriangleStrip, sf::RenderStates(&picture));
}

PackedField packField(const BandShape& bands) {
  PackedField packed;
  double largest = 0.0;
  for (const double level : bands.levels) largest = std::max(largest, std::fabs(level));
  // A power of two, so that nothing is rounded.
  const int shift = largest > 0.0 ? -std::ilogb(largest) : 0;
  constexpr double most = 1e30;
  const auto scaled = [&](double value) {
    return static_cast<float>(std::clamp(std::scalbn(value, shift), -most, most));
  };
  for (const double level : bands.levels) packed.levels.push_back(scaled(level));
  packed.bytes.reserve(bands.field.values.size() * 4);
  for (const double value : bands.field.values) {
    const auto bits = std::bit_cast<std::uint32_t>(
        std::isfinite(value) ? scaled(value) : std::numeric_limits<float>::infinity());
    for (const int byte : {0, 8, 16, 24})
      packed.bytes.push_back(static_cast<sf::Uint8>(bits >> byte & 0xFFU));
  }
  return packed;
}

std::vector<sf::Uint8> bandPixels(const BandShape& bands, const Theme& theme, unsigned width,
                                  unsigned height) {
  std::vector<sf::Uint8> pixels(std::size_t{4} * width * height, 255);
  const Field& field = bands.field;
  if (!field.usable()) return pixels;
  std::vector<Rgb> colours;
  for (std::size_t k = 0; k <= bands.levels.size(); ++k) colours.push_back(bandColour(theme, bands, k));
  const auto place = [](unsigned pixel, unsigned all, std::size_t samples) {
    return (pixel + 0.5) / all * static_cast<double>(samples - 1);
  };
  for (unsigned y = 0; y < height; ++y) {
    const double up = place(height - 1 - y, height, field.rows);
    const auto row = std::min(static_cast<std::size_t>(up), field.rows - 2);
    const double v = up - static_cast<double>(row);
    for (unsigned x = 0; x < width; ++x) {
      const double across = place(x, width, field.columns);
      const auto column = std::min(static_cast<std::size_t>(across), field.columns - 2);
      const double u = across - static_cast<double>(column);
      const double a = field.at(column, row), b = field.at(column + 1, row), c = field.at(column, row + 1),
                   d = field.at(column + 1, row + 1);
      const double value = (a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + d * u) * v;
      const bool known = std::isfinite(a) && std::isfinite(b) && std::isfinite(c) && std::isfinite(d);
      const auto over =
          std::upper_bound(bands.levels.begin(), bands.levels.end(), value) - bands.levels.begin();
      const Rgb colour = known ? colours[static_cast<std::size_t>(over)] : theme[Ink::paper];
      sf::Uint8* const to = &pixels[(std::size_t{y} * width + x) * 4];
      to[0] = colour.red;
      to[1] = colour.green;
      to[2] = colour.blue;
    }
  }
  return pixels;
}

}  // namespace gradwalk
