// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/data/shapes.h"

#include "models/tensors/splitmix64.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace playground
{

namespace
{

constexpr int imageSide = 28;
constexpr int trainCount = 12000;
constexpr int testCount = 2000;
constexpr std::uint64_t shapesSeed = 20;
constexpr int samples = 4; // per pixel edge, along each axis

struct Point {
    double x = 0;
    double y = 0;
};

// Signed distances to a shape inside the unit circle: negative inside, and never larger in magnitude than the
// true distance to the edge (after Quilez, "2D distance functions"). y points down.

double length(Point p)
{
    return std::sqrt(p.x * p.x + p.y * p.y); // std::hypot is several times slower
}

double disc(Point p, double radius)
{
    return length(p) - radius;
}

double box(Point p, double halfWidth, double halfHeight)
{
    const double x = std::abs(p.x) - halfWidth;
    const double y = std::abs(p.y) - halfHeight;
    return length({std::max(x, 0.0), std::max(y, 0.0)}) + std::min(std::max(x, y), 0.0);
}

double polygon(Point p, std::span<const Point> corners)
{
    double nearest = 1e9; // squared
    bool inside = false;
    Point b = corners.back();
    for (const Point a : corners) {
        const Point edge{b.x - a.x, b.y - a.y};
        const Point w{p.x - a.x, p.y - a.y};
        const double along = (w.x * edge.x + w.y * edge.y) / (edge.x * edge.x + edge.y * edge.y);
        const double t = std::clamp(along, 0.0, 1.0);
        const Point off{w.x - edge.x * t, w.y - edge.y * t};
        nearest = std::min(nearest, off.x * off.x + off.y * off.y);
        if ((a.y > p.y) != (b.y > p.y) && w.x < edge.x * w.y / edge.y) {
            inside = !inside;
        }
        b = a;
    }
    return inside ? -std::sqrt(nearest) : std::sqrt(nearest);
}

double triangle(Point p)
{
    static constexpr std::array<Point, 3> corners{{{0, -0.9}, {0.8, 0.49}, {-0.8, 0.49}}};
    return polygon(p, corners) - 0.05;
}

double star(Point p)
{
    static const auto corners = [] {
        std::array<Point, 10> result;
        for (std::size_t i = 0; i < result.size(); ++i) {
            const double angle = static_cast<double>(i) * std::numbers::pi / 5;
            const double radius = i % 2 == 0 ? 0.96 : 0.44;
            result[i] = {radius * std::sin(angle), -radius * std::cos(angle)};
        }
        return result;
    }();
    return polygon(p, corners) - 0.04;
}

double heart(Point p)
{
    constexpr double half = 0.52; // a square standing on a corner, with a disc on each upper edge
    constexpr double s = std::numbers::sqrt2 / 2;
    p.y -= 0.12;
    const Point turned{s * (p.x + p.y), s * (p.y - p.x)};
    return std::min({box(turned, half, half), disc({turned.x, turned.y + half}, half),
        disc({turned.x + half, turned.y}, half)});
}

struct Shape {
    std::string_view name;
    double (*distance)(Point);
};

constexpr std::array<Shape, 10> shapes{{
    {PLAYGROUND_TEXT("models", "Disc"), [](Point p) { return disc(p, 0.82); }},
    {PLAYGROUND_TEXT("models", "Ring"), [](Point p) { return std::abs(disc(p, 0.7)) - 0.19; }},
    {PLAYGROUND_TEXT("models", "Square"), [](Point p) { return box(p, 0.66, 0.66) - 0.06; }},
    {PLAYGROUND_TEXT("models", "Frame"), [](Point p) { return std::abs(box(p, 0.58, 0.58)) - 0.16; }},
    {PLAYGROUND_TEXT("models", "Triangle"), triangle},
    {PLAYGROUND_TEXT("models", "Cross"),
        [](Point p) { return std::min(box(p, 0.88, 0.26), box(p, 0.26, 0.88)) - 0.04; }},
    {PLAYGROUND_TEXT("models", "Bar"),
        [](Point p) {
            return box({p.x + p.y, p.y - p.x}, 1.15, 0.2) * std::numbers::sqrt2 / 2 - 0.1;
        }},
    {PLAYGROUND_TEXT("models", "Star"), star},
    {PLAYGROUND_TEXT("models", "Heart"), heart},
    {PLAYGROUND_TEXT("models", "Moon"),
        [](Point p) {
            return std::max(disc(p, 0.88), -disc({p.x - 0.46, p.y + 0.18}, 0.72));
        }},
}};

/// Position, size and orientation of a shape in its picture; lengths in pixels.
struct Pose {
    Point centre;
    double radius = 0;
    double cosine = 1;
    double sine = 0;

    double distance(const Shape& shape, double x, double y) const
    {
        const double dx = (x - centre.x) / radius;
        const double dy = (y - centre.y) / radius;
        return radius * shape.distance({cosine * dx + sine * dy, cosine * dy - sine * dx});
    }
};

constexpr double pixelReach = 0.75; // a pixel's corners are 0.71 from its centre

/// Fraction of pixel (x, y) covered by the shape, computed by supersampling.
double coverage(const Pose& pose, const Shape& shape, int x, int y)
{
    int inside = 0;
    for (int i = 0; i < samples * samples; ++i) {
        const double dx = (i % samples + 0.5) / samples;
        const double dy = (static_cast<double>(i / samples) + 0.5) / samples;
        inside += pose.distance(shape, x + dx, y + dy) < 0 ? 1 : 0;
    }
    return inside / static_cast<double>(samples * samples);
}

/// Rounding of double arithmetic differs between machines only in the last bits; a sample changes only if it
/// is that close to an edge.
void draw(const Shape& shape, std::uint64_t index, std::span<std::uint8_t> picture)
{
    SplitMix64 random(SplitMix64(shapesSeed).next() ^ index);
    Pose pose;
    pose.radius = random.uniform(6.5, 12);
    const double room = imageSide / 2.0 - 1 - pose.radius;
    pose.centre
        = {imageSide / 2.0 + random.uniform(-room, room), imageSide / 2.0 + random.uniform(-room, room)};
    const double angle = random.uniform(-0.6, 0.6);
    pose.cosine = std::cos(angle);
    pose.sine = std::sin(angle);
    const double grey = random.uniform(130, 255);

    for (int y = 0; y < imageSide; ++y) {
        for (int x = 0; x < imageSide;) {
            const double distance = pose.distance(shape, x + 0.5, y + 0.5);
            const double clear = std::abs(distance) - pixelReach;
            const double covered = clear < 0 ? coverage(pose, shape, x, y) : distance < 0 ? 1.0 : 0.0;
            // No edge is closer than `clear`: the next pixels have the same value.
            for (const int end = std::min(imageSide, x + 1 + static_cast<int>(std::max(clear, 0.0))); x < end;
                 ++x) {
                const double depth
                    = ((x - pose.centre.x) + (y - pose.centre.y)) / pose.radius; // distance from the light
                const double light = std::clamp(0.8 - 0.2 * depth, 0.5, 1.0);
                picture[static_cast<std::size_t>(y * imageSide + x)]
                    = static_cast<std::uint8_t>(grey * light * covered + 0.5);
            }
        }
    }
}

} // namespace

Dataset makeShapes(const DatasetRequest& request)
{
    Dataset set;
    set.count = request.withTestSet ? trainCount + testCount : trainCount;
    set.channels = 1;
    set.height = imageSide;
    set.width = imageSide;
    set.pixels.resize(static_cast<std::size_t>(set.count) * set.pixelsPerImage());
    set.labels.resize(static_cast<std::size_t>(set.count));
    set.classNames = shapeClasses();
    for (std::size_t i = 0; i < set.labels.size(); ++i) {
        set.labels[i] = static_cast<std::uint8_t>(i % shapes.size());
        draw(shapes[set.labels[i]], i,
            std::span(set.pixels).subspan(i * set.pixelsPerImage(), set.pixelsPerImage()));
    }
    return set;
}

const std::vector<std::string>& shapeClasses()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Shape& shape : shapes)
            all.emplace_back(shape.name);
        return all;
    }();
    return names;
}

} // namespace playground
