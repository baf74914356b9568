#pragma once

// Rows keep their heights while many cells are written over. For every column that is copied, LibreOffice measures the rows in all
// their columns anew: half of the time of writing over a list of 50,000 rows, and of its undo.

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XModel.hpp>

namespace lifecycle::calc
{

/// While it lives, and while the undo and the redo pass what happens meanwhile. Within an undo context that is open.
class HeightsStay
{
public:
    explicit HeightsStay(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document);
    HeightsStay(const HeightsStay&) = delete;
    HeightsStay& operator=(const HeightsStay&) = delete;
    ~HeightsStay();

private:
    com::sun::star::uno::Reference<com::sun::star::frame::XModel> document_;
};

} // namespace lifecycle::calc
