// Legal forms of companies: Inc., AG, JSC, TNHH.
#pragma once

#include <string_view>

namespace allonym::names {

// Whether a folded word (or phrase) is a legal form of a company.
bool is_company_form(std::string_view folded) noexcept;

}  // namespace allonym::names
