#pragma once

// Work over many items on several cores, in blocks whose bounds do not depend on the number of cores: sums taken block by block
// and added in the blocks' order are the same to the bit on one core and on twenty.

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <stop_token>
#include <system_error>
#include <thread>
#include <vector>

namespace lifecycle::statistics {

struct Work {
    unsigned threads = 0;  ///< 0: as many as the machine has
    std::stop_token stop;  ///< asked between evaluations; a stopped computation is refused as `stopped`
};

/// Calls `doBlock(block, first, last)` for every block of `blockSize` items, each once, in any order. `doBlock` must not throw.
template <class DoBlock>
void forEachBlock(std::size_t items, std::size_t blockSize, const Work& work, DoBlock doBlock)
{
    const std::size_t blocks = (items + blockSize - 1) / blockSize;
    const unsigned wanted = work.threads ? work.threads : std::max(1u, std::thread::hardware_concurrency());
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t block; (block = next.fetch_add(1, std::memory_order_relaxed)) < blocks;)
            doBlock(block, block * blockSize, std::min(items, (block + 1) * blockSize));
    };
    // A thread costs as much as some blocks: none for a handful.
    const std::size_t helpers = std::min<std::size_t>(wanted, blocks / 4 + 1) - 1;
    std::vector<std::jthread> threads;
    threads.reserve(helpers);
    try {
        for (std::size_t i = 0; i < helpers; ++i)
            threads.emplace_back(run);
    } catch (const std::system_error&) {
        // No more threads to be had: those that there are do it.
    }
    run();
}

/// The sum of `sumOfBlock(first, last)` over all blocks, added in order. `Sum` has `+=`.
template <class Sum, class SumOfBlock>
Sum sumOverBlocks(std::size_t items, std::size_t blockSize, const Work& work, SumOfBlock sumOfBlock)
{
    std::vector<Sum> sums((items + blockSize - 1) / blockSize);
    forEachBlock(items, blockSize, work, [&](std::size_t block, std::size_t first, std::size_t last) { sums[block] = sumOfBlock(first, last); });
    Sum total{};
    for (const Sum& sum : sums)
        total += sum;
    return total;
}

} // namespace lifecycle::statistics
