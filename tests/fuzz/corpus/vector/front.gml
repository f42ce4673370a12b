<?xml version="1.0"?>
<g:FeatureCollection xmlns:g="http://www.opengis.net/gml"><g:featureMember><front fid="f1"><class>russian</class><g:geometryProperty><g:Polygon srsName="EPSG:4326"><g:outerBoundaryIs><g:LinearRing><g:coordinates>24,46 25,46 25,47 24,46</g:coordinates></g:LinearRing></g:outerBoundaryIs></g:Polygon></g:geometryProperty></front></g:featureMember></g:FeatureCollection>
