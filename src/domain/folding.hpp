#pragma once

// Text as the product compares it (utf8proc: NFKC, full case folding, what is invisible removed). Text that is no valid UTF-8
// is folded byte by byte, as far as it is ASCII.

#include <string>
#include <string_view>

namespace lifecycle {

/// ' Décliné ' and 'decline' fold to the same. For values: case, accents and outer blanks do not matter; inner blanks and
/// punctuation stay.
std::string folded(std::string_view utf8);
/// For who somebody is: case and outer blanks do not matter, accents do ('Peña' is not 'Pena', 'ACME ' is 'Acme').
std::string foldedName(std::string_view utf8);
/// Letters and digits only: 'Customer ID', 'customer_id' and 'CustomerId' give 'customerid'. For headers.
std::string foldedHeader(std::string_view utf8);
/// The text as it is, without blanks and line ends around it.
std::string_view withoutOuterBlanks(std::string_view text);

} // namespace lifecycle
