// SPDX-License-Identifier: MIT
// What the stages of a run cost on the embedded data. scripts/benchmark times whole runs.
#include "cli/command_line.hpp"
#include "cli/option_groups.hpp"
#include "geometry/area.hpp"
#include "partition/band.hpp"
#include "partition/lines_of_control.hpp"
#include "partition/partition.hpp"
#include "plans/evaluate.hpp"
#include "plans/plan_zones.hpp"
#include "study/catalogue.hpp"
#include "study/inputs.hpp"
#include "tally/control_figure.hpp"
#include "tally/tally.hpp"

#include <benchmark/benchmark.h>
#include <cstdint>
#include <vector>

namespace {

using namespace demarc;

const Catalogue& catalogue() {
    static const Catalogue shipped(DataFolder{DEMARC_BENCH_DATA});
    return shipped;
}

const StudyInputs& inputs() {
    static const StudyInputs shipped =
        read_inputs({.sources = {}, .method = {}, .plans = {}, .claims = {}}, catalogue());
    return shipped;
}

const Partition& partition() {
    static const Partition shipped =
        cut_for_plans(inputs().boundaries, inputs().control, catalogue().regions(),
                      catalogue().places().zones, catalogue().all_plans());
    return shipped;
}

void area(benchmark::State& state) {
    const auto method = all_area_methods.at(static_cast<std::size_t>(state.range(0)));
    std::int64_t edges = 0;
    for (const MultiPolygon& region : inputs().boundaries.regions) {
        for_each_ring(
            region, [&](const Ring& ring) { edges += static_cast<std::int64_t>(ring.size()) - 1; });
    }
    for (auto _ : state) {
        SquareMetres sum;
        for (const MultiPolygon& region : inputs().boundaries.regions) {
            sum += area_of(region, method);
        }
        benchmark::DoNotOptimize(sum);
    }
    state.SetItemsProcessed(state.iterations() * edges);
    state.SetLabel(std::string(name_of(method)) + ", items are edges");
}
BENCHMARK(area)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

void banding(benchmark::State& state) {
    const std::vector<LineString> line = edges_of_control(partition());
    const Metres depth = Metres::from_km(static_cast<double>(state.range(0)));
    for (auto _ : state) {
        benchmark::DoNotOptimize(band_around(line, depth));
    }
    state.SetLabel("km around the line of contact");
}
BENCHMARK(banding)->Arg(5)->Arg(15)->Arg(40)->Unit(benchmark::kMillisecond);

void cutting(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(cut(inputs().boundaries, inputs().control, catalogue().regions(),
                                     catalogue().places().zones));
    }
}
BENCHMARK(cutting)->Unit(benchmark::kMillisecond);

void evaluating_all_plans(benchmark::State& state) {
    std::vector<Plan> plans = catalogue().all_plans();
    std::erase_if(plans,
                  [](const Plan& plan) { return exclusion_reason(plan, partition()).has_value(); });
    for (auto _ : state) {
        for (const Plan& plan : plans) {
            benchmark::DoNotOptimize(
                make_scenario(plan, partition(), catalogue().regions(), Method{}));
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(plans.size()));
}
BENCHMARK(evaluating_all_plans)->Unit(benchmark::kMicrosecond);

void measuring_by_all_methods(benchmark::State& state) {
    partition();
    for (auto _ : state) {
        for (const Method& method : all_methods()) {
            benchmark::DoNotOptimize(russian_control(partition(), catalogue().regions(), method));
        }
    }
}
BENCHMARK(measuring_by_all_methods)->Unit(benchmark::kMicrosecond);

} // namespace

BENCHMARK_MAIN();
