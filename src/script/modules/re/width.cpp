#include "script/modules/re/tree.hpp"

namespace looplane::script::regex {

using Width = std::pair<std::uint64_t, std::uint64_t>;

static std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  if (a == 0 || b == 0) return 0;
  return a > unlimited / b ? unlimited : a * b;
}

Width width(const Node& node, const Tree& tree) {
  switch (node.type) {
    case NodeType::literal:
    case NodeType::any:
    case NodeType::set:
      return {1, 1};
    case NodeType::position:
    case NodeType::look:
      return {0, 0};
    case NodeType::reference:
      return node.number < tree.widths.size() ? tree.widths[node.number] : Width{0, unlimited};
    case NodeType::repeat: {
      const Width inner = width(node.children.front(), tree);
      return {times(inner.first, node.least), times(inner.second, node.most)};
    }
    case NodeType::choice:
    case NodeType::condition: {
      Width result = node.type == NodeType::condition && node.children.size() == 1
                         ? Width{0, 0}
                         : Width{unlimited, 0};
      for (const Node& child : node.children) {
        const Width inner = width(child, tree);
        result.first = std::min(result.first, inner.first);
        result.second = std::max(result.second, inner.second);
      }
      return result;
    }
    default: {
      Width result{0, 0};
      for (const Node& child : node.children) {
        const Width inner = width(child, tree);
        result.first = std::min<std::uint64_t>(result.first + inner.first, unlimited);
        result.second = std::min<std::uint64_t>(result.second + inner.second, unlimited);
      }
      return result;
    }
  }
}

}  // namespace looplane::script::regex
