#pragma once

// Text between the core (UTF-8) and the office (UTF-16).

#include <rtl/ustring.hxx>

#include <string>
#include <string_view>

namespace lifecycle::calc {

std::string utf8(const rtl::OUString& text);
rtl::OUString unicode(std::string_view utf8);

} // namespace lifecycle::calc
