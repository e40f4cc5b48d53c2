#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "trace/notation.h"

namespace gradwalk {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

// Signs and letters that LaTeX writes in words. Longer ones first.
constexpr std::array<Pair, 43> words = {{
    {"∂", "\\partial "},
    {"·", " \\cdot "},
    {"⊙", " \\odot "},
    {"≈", " \\approx "},
    {"←", " \\leftarrow "},
    {"…", "\\dots "},
    {"½", "\\tfrac{1}{2}"},
    {"−", "-"},
    {"′", "'"},
    {"√", "\\surd "},
    {"≤", " \\le "},
    {"≥", " \\ge "},
    {"×", " \\times "},
    {"α", "\\alpha "},
    {"β", "\\beta "},
    {"γ", "\\gamma "},
    {"δ", "\\delta "},
    {"ε", "\\varepsilon "},
    {"ζ", "\\zeta "},
    {"η", "\\eta "},
    {"θ", "\\theta "},
    {"κ", "\\kappa "},
    {"λ", "\\lambda "},
    {"μ", "\\mu "},
    {"ν", "\\nu "},
    {"ξ", "\\xi "},
    {"π", "\\pi "},
    {"ρ", "\\rho "},
    {"σ", "\\sigma "},
    {"τ", "\\tau "},
    {"φ", "\\varphi "},
    {"χ", "\\chi "},
    {"ψ", "\\psi "},
    {"ω", "\\omega "},
    {"Γ", "\\Gamma "},
    {"Δ", "\\Delta "},
    {"Θ", "\\Theta "},
    {"Λ", "\\Lambda "},
    {"Φ", "\\Phi "},
    {"Ψ", "\\Psi "},
    {"Ω", "\\Omega "},
    {"ŷ", "\\hat{y}"},
    {"∇", "\\nabla "},
}};

// Nothing that a lesson's author wrote may act as a command.
std::string escaped(std::string_view text) {
  std::string out;
  std::string foreign;  // letters that only \text{} can set
  const auto flush = [&] {
    if (!foreign.empty()) out += "\\text{" + foreign + "}";
    foreign.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    bool known = false;
    for (const Pair& each : words) {
      if (!rest.starts_with(each.first)) continue;
      flush();
      out += each.second;
      at += each.first.size();
      known = true;
      break;
    }
    if (known) continue;
    const char c = text[at++];
    if (static_cast<unsigned char>(c) >= 0x80) {
      foreign += c;
      continue;
    }
    flush();
    if (c == '\\')
      out += "\\backslash ";
    else if (c == '~')
      out += "\\sim ";
    else if (c == '^')
      out += "\\wedge ";
    else if (std::string_view("#$%&_{}").find(c) != std::string_view::npos)
      out += std::string("\\") + c;
    else
      out += c;
  }
  flush();
  return out;
}

bool isName(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && !(c >= '0' && c <= '9') && c != '.') return false;
    letters += letter ? 1 : 0;
  }
  return letters > 1;
}

std::string plain(const std::string& text) {
  constexpr std::array<std::string_view, 8> functions = {"exp", "log", "max", "min",
                                                         "sin", "cos", "tan", "tanh"};
  for (const std::string_view each : functions)
    if (text == each) return "\\" + text + " ";
  if (text == "atan") return "\\arctan ";
  if (text == "argmax") return "\\operatorname{arg\\,max} ";
  return isName(text) ? "\\mathrm{" + escaped(text) + "}" : escaped(text);
}

// `bareFence`: parentheses that only held a fraction's part together are left out.
std::string set(const Notation& n, std::int32_t id, bool bareFence = false) {
  const NotationNode& node = n.node(id);
  const auto child = [&](std::size_t k, bool bare = false) { return set(n, node.children[k], bare); };
  switch (node.kind) {
    case NotationKind::text:
      return plain(node.text);
    case NotationKind::leaf:
      return child(0);
    case NotationKind::row: {
      std::string out;
      for (std::size_t k = 0; k < node.children.size(); ++k) out += child(k);
      return out;
    }
    case NotationKind::fraction:
      return "\\frac{" + child(0, true) + "}{" + child(1, true) + "}";
    case NotationKind::scripts: {
      std::string out = "{" + child(0) + "}";
      const std::string below = child(1), above = child(2, true);
      if (!below.empty()) out += "_{" + below + "}";
      if (!above.empty()) out += "^{" + above + "}";
      return out;
    }
    case NotationKind::root:
      return "\\sqrt{" + child(0, true) + "}";
    case NotationKind::hat:
      return "\\hat{" + child(0) + "}";
    case NotationKind::bigSum: {
      const std::string limits = child(1);
      return "\\sum" + (limits.empty() ? " " : "_{" + limits + "} ") + child(0);
    }
    case NotationKind::fenced: {
      if (bareFence && node.text == "()") return child(0);
      if (node.text == "()") return "\\left(" + child(0) + "\\right)";
      if (node.text == "||") return "\\left|" + child(0) + "\\right|";
      if (node.text == "{}") return "\\left\\{" + child(0) + "\\right\\}";
      if (node.text == "⌊⌋") return "\\lfloor " + child(0) + "\\rfloor ";
      return escaped(node.text) + child(0);
    }
    case NotationKind::matrix: {
      std::string out = "\\begin{bmatrix}";
      for (std::size_t k = 0; k < node.children.size(); ++k) {
        if (k > 0) out += static_cast<std::int32_t>(k) % node.columns == 0 ? " \\\\ " : " & ";
        out += child(k);
      }
      return out + "\\end{bmatrix}";
    }
  }
  return "";
}

}  // namespace

std::string latex(const Notation& notation) { return set(notation, notation.root); }

std::string latex(const Explanation& explanation) {
  if (explanation.symbols.empty()) return "";
  std::string out = "\\begin{aligned}" + latex(notation(explanation.symbols));
  // The first equals sign is where the lines are aligned.
  if (const std::size_t equals = out.find(" = "); equals != std::string::npos) out.replace(equals, 3, " &= ");
  const std::string relation = explanation.reAdds ? "=" : "\\approx";
  const auto line = [&](const std::string& sign, const Pieces& pieces) {
    out += " \\\\ &" + sign + " " + latex(notation(pieces));
  };
  if (!explanation.numbers.empty()) line("=", explanation.numbers);
  if (!explanation.result.empty())
    line(explanation.numbers.empty() ? "=" : relation, {{explanation.result, Role::plain, -1, -1}});
  return out + "\\end{aligned}";
}

}  // namespace gradwalk
