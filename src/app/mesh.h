// Triangles with smooth edges, for one draw call.
//
// Every edge is a band one pixel wide that fades to nothing, so that shapes are
// smooth without multi-sampling (which costs 50 ms of the first frame on a machine
// without a GPU), and look the same on every driver.
//
//     Mesh mesh{{0.5F, 0.5F}};                                // where the texture is white
//     addArea(mesh, roundedOutline({10, 10, 80, 40}, 6), colour);
//     addLine(mesh, points, 2.0F, colour);
//     target.draw(mesh.vertices.data(), mesh.vertices.size(), sf::Triangles, &texture);
#pragma once

#include <SFML/Graphics/Color.hpp>
#include <SFML/Graphics/Rect.hpp>
#include <SFML/Graphics/Vertex.hpp>
#include <vector>

namespace gradwalk {

using Outline = std::vector<sf::Vector2f>;  // closed: the last point joins the first

struct Mesh {
  sf::Vector2f white;  // a texel that is white, for what is not a glyph
  std::vector<sf::Vertex> vertices = {};
};

// A quadrilateral of the texture, point for point.
void addImage(Mesh& mesh, sf::FloatRect where, sf::FloatRect texels, sf::Color colour);

// The inside of a convex outline, its points in either direction of turning.
void addArea(Mesh& mesh, const Outline& outline, sf::Color colour);

// A line of some thickness through the points, with mitred corners and straight ends.
void addLine(Mesh& mesh, const std::vector<sf::Vector2f>& points, bool closed, float thickness,
             sf::Color colour);

// A third of the triangles, for lines of very many points: neither faded edges nor mitres.
void addPlainLine(Mesh& mesh, const std::vector<sf::Vector2f>& points, float thickness, sf::Color colour);

// As addLine() in dashes of `on` and gaps of `off`; an `off` of 0 is a whole line. With `on2`, every
// other dash and gap has these lengths.
void addDashes(Mesh& mesh, std::vector<sf::Vector2f> points, bool closed, float thickness, float on,
               float off, sf::Color colour, float on2 = 0.0F, float off2 = 0.0F);

// The outline of a box with round corners; radius 0 gives its four corners.
Outline roundedOutline(sf::FloatRect box, float radius);

}  // namespace gradwalk
