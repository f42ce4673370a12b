// SPDX-License-Identifier: MIT
#pragma once

#include "export/layer_styles.hpp"
#include "sources/district_reader.hpp"
#include "study/study.hpp"
#include "support/output_folder.hpp"
#include "support/table.hpp"

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace demarc {

/// A word of `--format`.
struct OutputFormat {
    std::string_view name; ///< "csv"
    std::string_view text; ///< what is written, for the help; formats that share it stand together
    bool by_default = false;
    std::string_view brings{}; ///< a format that has to be there too
};

using OutputFormats = std::vector<OutputFormat>;

/// The words of a `--format` that are chosen.
using FormatNames = std::set<std::string, std::less<>>;

FormatNames default_formats(const OutputFormats& formats);

/// What the files are, as the report says where to find them.
enum class FileContent { figures, chart_figures, scenarios, land, maps, other };

/// One file that a verb writes, said once: what it is called, when it is written, what stands in it
/// and how it is made. Writers, `--dry-run`, the report and the data package all go by it.
/// \tparam Outline what decides whether there is such a file, known before anything is computed
/// \tparam Results what the file is made from
template<typename Outline, typename Results>
struct OutputFile {
    std::string_view name;
    std::string_view format; ///< the word of `--format` that asks for it; empty: always written
    std::string_view title;
    FileContent content = FileContent::other;
    /// Writes it under its name. None: it has maps in it, or is one, which this folder does not
    /// draw.
    std::function<void(const Results&, const OutputFolder&, const std::string&)> write{};
    std::function<Columns(const Results&)> columns{}; ///< of a table
    std::vector<std::string_view> key{};              ///< the columns that tell its rows apart
    bool (*occurs)(const Outline&) = nullptr;         ///< none: always

    [[nodiscard]] bool is_wanted(const FormatNames& chosen, const Outline& outline) const {
        return (format.empty() || chosen.contains(format)) &&
               (occurs == nullptr || occurs(outline));
    }
};

/// Which files a run writes.
struct ExportChoice {
    FormatNames formats;      ///< all but Shapefile, PNG and PDF pictures by default
    std::string map_suffix{}; ///< what file names of maps have after the plan: "_story_uk"

    ExportChoice();
    [[nodiscard]] bool has(std::string_view format) const { return formats.contains(format); }
    friend bool operator==(const ExportChoice&, const ExportChoice&) = default;
};

/// The formats of `demarc run`. datapackage.json is always written.
const OutputFormats& run_formats();

/// What decides which files there are, before a run has computed anything.
struct RunOutline {
    ControlForm form = ControlForm::polygons;
    Method method;
    bool moves_line = false;    ///< --line-error
    bool has_districts = false; ///< --districts
};

/// The outline of a run that is computed.
RunOutline outline_of(const Study& study);

/// What the files of a run are made from.
struct RunResults {
    const Study& study;
    const ExportChoice& choice;
    const LayerColours& colours;            ///< of the GeoPackage's layers
    const DistrictSet* districts = nullptr; ///< as drawn, if figures by them were asked for
};

using RunFile = OutputFile<RunOutline, RunResults>;

/// Every file that `demarc run` can write but datapackage.json, in the order in which they are
/// written. A new one needs its writer and a line here.
const std::vector<RunFile>& run_files();

/// Writes every chosen file of the list that names a writer. \throws OutputError
void write_results(const RunResults& results, const OutputFolder& folder);

/// Writes datapackage.json: every file that is in the folder by now, so it is called last.
/// \throws OutputError
void write_data_package(const RunResults& results, const OutputFolder& folder);

} // namespace demarc
