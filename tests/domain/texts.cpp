#include "domain/texts.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace lifecycle;

TEST_CASE("Equal texts get one id, ids count up from 0", "[texts]")
{
    Texts texts;
    CHECK(texts.size() == 0);
    CHECK(texts.intern("Ada") == 0);
    CHECK(texts.intern("Grace") == 1);
    CHECK(texts.intern("Ada") == 0);
    CHECK(texts.intern("") == 2);
    CHECK(texts.intern("ada") == 3);
    CHECK(texts.size() == 4);
    CHECK(texts[0] == "Ada");
    CHECK(texts[2].empty());
}

TEST_CASE("A text may hold a zero byte and be longer than a block", "[texts]")
{
    Texts texts;
    const std::string zero{"a\0b", 3};
    const std::string large(5'000'000, 'x');
    const auto first = texts.intern(zero);
    const auto second = texts.intern(large);
    const auto third = texts.intern("a");
    CHECK(texts[first] == zero);
    CHECK(texts[second] == large);
    CHECK(texts[third] == "a");
    CHECK(texts.intern(zero) == first);
}

TEST_CASE("Views stay valid while texts are added and the store moves", "[texts]")
{
    Texts texts;
    const std::string_view early = texts[texts.intern("early")];
    std::vector<TextId> ids;
    for (int i = 0; i < 200'000; ++i)
        ids.push_back(texts.intern("customer " + std::to_string(i)));
    const Texts moved = std::move(texts);
    CHECK(early == "early");
    CHECK(moved[ids[199'999]] == "customer 199999");
    CHECK(std::set<TextId>(ids.begin(), ids.end()).size() == ids.size());
}
