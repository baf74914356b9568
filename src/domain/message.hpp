#pragma once

// Something to tell the user, before it is put into words: the key of a text in extension/locale, and its arguments.
// The core gives messages; `Wording` turns them into a sentence in a language. A message is also the error type of the
// core: an error that a user can cause is a value until the edge shows it.

#include <boost/outcome/outcome.hpp>

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace lifecycle {

struct Message {
    struct Argument;
    std::string key;
    std::vector<Argument> arguments;
};

/// A date: days after the table's null date, as Calc counts them.
struct DateArgument { double serial; };
/// A number that is written already, as the user's locale has it.
struct CountArgument {
    double number;
    std::string written;
};
/// A word of a model, a field's name, a message within a message: put into the reader's language too.
struct WordArgument { std::string key; };

struct Message::Argument {
    std::string name; ///< the placeholder, `{name}` in the text
    std::variant<std::string, double, CountArgument, DateArgument, WordArgument, Message> value;
};

/// Either a T or a Message that says what was wrong, where, and what to do.
template <class T>
using Result = boost::outcome_v2::basic_result<T, Message, boost::outcome_v2::policy::all_narrow>;

} // namespace lifecycle
