#include "window/painter.h"

#include "core/text.h"

namespace sim {
namespace {

constexpr int kTextMargin = 8;

COLORREF native(Color color) { return RGB(color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF); }

HFONT makeFont(int weight) {
    return CreateFontW(-14, 0, 0, 0, weight, FALSE, FALSE, FALSE, DEFAULT_CHARSET, OUT_DEFAULT_PRECIS,
                       CLIP_DEFAULT_PRECIS, CLEARTYPE_QUALITY, DEFAULT_PITCH, L"Liberation Sans");
}

void paintLine(HDC target, const SceneItem &item) {
    std::vector<POINT> points;
    const auto steps = static_cast<int>(item.line.size()) - 1;
    for (int i = 0; i <= steps; ++i) {
        points.push_back(
            {item.box.left + item.box.width() * i / steps, item.box.top + item.line[static_cast<std::size_t>(i)]});
    }
    const HPEN pen = CreatePen(PS_SOLID, 1, native(item.color));
    const HGDIOBJ before = SelectObject(target, pen);
    Polyline(target, points.data(), static_cast<int>(points.size()));
    SelectObject(target, before);
    DeleteObject(pen);
}

}  // namespace

std::wstring wide(const std::string &utf8) {
    const std::string bytes = utf8ToUtf16le(utf8);
    std::wstring text(bytes.size() / 2, L'\0');
    for (std::size_t i = 0; i < text.size(); ++i) {
        text[i] = static_cast<wchar_t>(static_cast<unsigned char>(bytes[2 * i]) |
                                       static_cast<unsigned char>(bytes[2 * i + 1]) << 8);
    }
    return text;
}

Painter::Painter() : plain_(makeFont(FW_NORMAL)), bold_(makeFont(FW_BOLD)) {}

Painter::~Painter() {
    DeleteObject(plain_);
    DeleteObject(bold_);
}

void Painter::paint(HDC target, const std::vector<const SceneItem *> &items) const {
    const HGDIOBJ before = GetCurrentObject(target, OBJ_FONT);
    for (const bool isBold : {false, true}) {
        bool isChosen = false;
        for (const SceneItem *item : items) {
            if (item->isBold != isBold)
                continue;
            if (!isChosen)
                SelectObject(target, isBold ? bold_ : plain_);
            isChosen = true;
            paintItem(target, *item);
        }
    }
    SelectObject(target, before);
}

void Painter::paintItem(HDC target, const SceneItem &item) {
    const RECT area{item.box.left, item.box.top, item.box.right, item.box.bottom};
    SetBkColor(target, native(item.background));
    SetTextColor(target, native(item.color));
    const std::wstring text = wide(item.text);
    SIZE size{};
    GetTextExtentPoint32W(target, text.c_str(), static_cast<int>(text.size()), &size);
    const int left = item.align == Align::Left    ? item.box.left + kTextMargin
                     : item.align == Align::Right ? item.box.right - kTextMargin - static_cast<int>(size.cx)
                                                  : item.box.left + (item.box.width() - static_cast<int>(size.cx)) / 2;
    const int top = item.box.top + (item.box.height() - static_cast<int>(size.cy)) / 2;
    ExtTextOutW(target, left, top, ETO_OPAQUE | ETO_CLIPPED, &area, text.c_str(), static_cast<UINT>(text.size()),
                nullptr);
    if (item.line.size() > 1)
        paintLine(target, item);
}

}  // namespace sim
