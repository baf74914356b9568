// Any bytes as a table of ours, and as cells that are folded, shown and recognised.

#include "domain/folding.hpp"
#include "domain/recognition.hpp"
#include "domain/table.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace lifecycle;
    const Table table = tableFromTabSeparated({reinterpret_cast<const char*>(data), size});
    for (const auto& column : table.columns) {
        if (column.size() != table.rows())
            std::abort();
        for (const Value value : column)
            if (folded(folded(table.display(value))) != folded(table.display(value)))
                std::abort();
    }
    for (const auto& [field, column] : recognise(table).columnOf)
        if (column >= table.columns.size())
            std::abort();
    return 0;
}
