#pragma once

// A customer's life as a picture: above, a bar per period with its contribution to scale, from a line at zero up or down; below,
// the stages at the periods' ends as a strip in their colours. What it shows is said in words beside it.

#include "domain/customer_life.hpp"
#include "sidebar/picture.hpp"

namespace lifecycle::sidebar {

struct LifePictureLooks {
    int width, height;
    std::uint32_t background, text; ///< colours of the panel; the bars are between the two
};

/// `model`: by which the life has its stages.
Picture pictureOf(const CustomerLife& life, const Model& model, const LifePictureLooks& looks);

} // namespace lifecycle::sidebar
