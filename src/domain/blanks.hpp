#pragma once

// What counts as blank: an empty cell, and a text of nothing but blanks, which looks the same on the sheet.

#include "domain/texts.hpp"

#include <algorithm>
#include <vector>

namespace lifecycle {

class Blanks {
public:
    /// Looks at every text once; few or none are blank, so asking is cheap.
    explicit Blanks(const Texts& texts)
    {
        for (TextId id = 0; id < texts.size(); ++id)
            if (texts[id].find_first_not_of(" \t\r\n") == std::string_view::npos)
                blank_.push_back(id);
    }

    bool contain(Value value) const
    {
        return value.isBlank() || (!blank_.empty() && value.isText() && std::binary_search(blank_.begin(), blank_.end(), value.text()));
    }

private:
    std::vector<TextId> blank_; ///< rising
};

} // namespace lifecycle
