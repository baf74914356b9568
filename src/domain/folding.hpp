#pragma once

// Text as the product compares it: case, accents and outer blanks do not matter (utf8proc: NFKC, case folding, marks removed).

#include <string>
#include <string_view>

namespace lifecycle {

/// ' Décliné ' and 'decline' fold to the same. For values: inner blanks and punctuation stay.
std::string folded(std::string_view utf8);
/// Letters and digits only: 'Customer ID', 'customer_id' and 'CustomerId' give 'customerid'. For headers.
std::string foldedHeader(std::string_view utf8);

} // namespace lifecycle
