// SPDX-License-Identifier: MIT
#pragma once

#include <gdal_priv.h>

#include <map>
#include <string>
#include <vector>

namespace demarc {

/// What a KML file says of a record beside its attributes, as attributes: maps of channels and of
/// Google My Maps tell who holds what by these alone.
///
/// `folder`: the folder or document it lies in; `style`: the name of its shared style ("ru" of
/// "#ru"); `colour`: that of its area, else of its line, as "#rrggbb" in lower case. An attribute
/// of the file's own with such a name stays. Other formats have none of them.
class KmlAttributes {
public:
    /// \param layer of the dataset; both outlive the object
    KmlAttributes(GDALDataset& dataset, OGRLayer& layer);

    /// The names of these attributes; none for other formats.
    [[nodiscard]] std::vector<std::string> names() const;

    void add_to(OGRFeature& record, std::map<std::string, std::string>& attributes) const;

private:
    GDALDataset& dataset_; ///< has the styles that folders share
    OGRLayer& layer_;
    bool is_kml_ = false;
};

} // namespace demarc
