#pragma once

// The texts of one table, each kept once (UTF-8, one after the other in large blocks) and named by a number.

#include "domain/value.hpp"

#include <cstddef>
#include <memory>
#include <string_view>

namespace lifecycle {

class Texts {
public:
    Texts();
    Texts(Texts&&) noexcept;
    Texts& operator=(Texts&&) noexcept;
    ~Texts();

    /// The id of this text; equal texts get the same id. Ids count up from 0.
    TextId intern(std::string_view utf8);
    /// Valid as long as this object lives.
    std::string_view operator[](TextId id) const noexcept;
    std::size_t size() const noexcept;

private:
    struct Store;
    std::unique_ptr<Store> store_;
};

} // namespace lifecycle
