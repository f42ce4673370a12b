// SPDX-License-Identifier: MIT
#pragma once

#include "sources/inspection.hpp"

#include <string>
#include <vector>

namespace demarc {

/// Which attribute of a file tells who holds what, for a profile to be drafted. An attribute with
/// many values is a name or a number; one whose values are days tells when; one that says
/// "Ukraine" of everything tells what the map is about.

/// The attributes some of whose values suggest a class: the one first whose values do so for most
/// records, of equals the one with the shortest name ("status" before "status_wiki"). What is
/// controlled goes before what is claimed, the latest of several years before the others.
std::vector<AttributeInspection>
attributes_that_suggest_classes(const std::vector<AttributeInspection>& attributes);

/// The attribute of few values that may tell it although none of them suggests a class: one with a
/// name as "status" or "fill" first, words before numbers. One whose every value is another counts
/// with such a name only. nullptr: there is none.
const AttributeInspection*
attribute_of_few_values(const std::vector<AttributeInspection>& attributes);

/// Of the attributes of many values the one that suggests classes for most records, for a quarter
/// of them at least: "Occupied since 1.3.2022". nullptr: there is none.
const AttributeInspection*
attribute_of_many_texts(const std::vector<AttributeInspection>& attributes);

/// Whether two attributes that suggest classes differ in them: one tells what is claimed or is of
/// another year, or they suggest other numbers of records of a class.
bool tell_other_classes(const AttributeInspection& a, const AttributeInspection& b);

/// The attributes of few values that all layers with polygons have in every one of them, with what
/// stands in them in any. Points and lines, in layers of their own as well, say nothing of control.
/// \pre one of the layers has polygons
std::vector<AttributeInspection> common_attributes(const std::vector<LayerInspection>& layers);

/// The rows of descriptions that all of these layers have. \pre as common_attributes()
std::vector<DescribedAttribute> common_rows(const std::vector<LayerInspection>& layers);

/// How many records of a layer are polygons.
std::size_t areas_in(const LayerInspection& layer);

/// Whether every value is empty or a day.
bool holds_days(const AttributeInspection& attribute);

/// Whether a value is a day.
bool holds_a_day(const AttributeInspection& attribute);

/// Whether at least half of the values that are not empty are days: a slip in one of them does not
/// make another column of a column of days.
bool holds_mostly_days(const AttributeInspection& attribute);

} // namespace demarc
