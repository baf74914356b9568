#include "sidebar/options_page.hpp"

#include "calc/options.hpp"
#include "calc/unicode.hpp"
#include "domain/customers.hpp"
#include "domain/model.hpp"
#include "sidebar/column.hpp"
#include "sidebar/control.hpp"
#include "sidebar/line_height.hpp"
#include "sidebar/listener.hpp"

#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/lang/WrappedTargetException.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <rtl/ref.hxx>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace lifecycle::sidebar {

using namespace com::sun::star;
using rtl::OUString;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

constexpr std::array<std::optional<int>, 3> decimalsOffered{std::nullopt, 0, 2};
/// In the order of `Wording::languages()`.
constexpr std::array languageNames{
    "options.languageName.en", "options.languageName.es", "options.languageName.fil", "options.languageName.ru", "options.languageName.zh"};
constexpr std::array coloursOffered{StageColours::ofTheModel, StageColours::distinct, StageColours::grey};

/// Where a value stands in a list that is offered; one that a macro has set and that is not offered stands at the end.
template <class Offered, class T> std::size_t placeIn(const Offered& offered, const T& value)
{
    return static_cast<std::size_t>(std::find(offered.begin(), offered.end(), value) - offered.begin());
}

/// The controls of one open page.
class Page {
public:
    Page(Reference<uno::XComponentContext> context, const Reference<awt::XWindow>& window)
        : context_{std::move(context)}, window_{window}, controls_{window, UNO_QUERY_THROW}, resized_{new Listener{[this] { layOut(); }}}
    {
        window_->addWindowListener(resized_.get());
    }
    ~Page() { resized_->stop(); }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    bool isOf(const Reference<awt::XWindow>& window) const { return window_ == window; }

    /// As the options stand now, in the language in use.
    void show()
    {
        shown_ = calc::options(context_);
        const auto wording = calc::wordingInUse(context_);
        const auto text = [&](std::string_view key) { return std::string{wording.text(key)}; };
        for (auto& [name, key, label, field] : rows_) {
            label.setText(text(key));
            field.setAccessibleName(text(key));
        }
        languageNote_.setText(text("options.languageNote"));
        note_.setText(text("options.note"));

        std::vector<std::string> languages{text("options.languageOfTheOffice")};
        for (const auto key : languageNames)
            languages.push_back(text(key));
        field("language").setItems(languages, shown_.language.empty() ? 0 : placeIn(Wording::languages(), shown_.language) + 1);

        std::vector<std::string> models;
        for (const auto model : Model::builtInNames())
            models.push_back(wording.word(model));
        field("model").setItems(models, placeIn(Model::builtInNames(), shown_.model));

        const auto days = [&](int number) {
            return wording.say({"panel.data.days", {{"days", static_cast<double>(number)}}}, {});
        };
        std::vector<std::string> windows{text("panel.data.windowOfTheLog")};
        for (const int length : windowLengths)
            windows.push_back(days(length));
        const auto window = shown_.window ? placeIn(windowLengths, *shown_.window) + 1 : 0;
        if (window == windows.size())
            windows.push_back(days(*shown_.window));
        field("window").setItems(windows, window);

        field("decimals").setItems({text("options.decimalsOfTheColumn"), text("options.decimalsNone"), text("options.decimalsTwo")},
            placeIn(decimalsOffered, shown_.decimals));
        field("colours").setItems({text("options.coloursOfTheModel"), text("options.coloursDistinct"), text("options.coloursGrey")},
            placeIn(coloursOffered, shown_.colours));
        field("horizon").set("Value", Any{static_cast<double>(shown_.terms.horizon)});
        field("discount").set("Value", Any{100 * shown_.terms.yearlyDiscount});
        layOut();
    }

    void store()
    {
        auto chosen = shown_;
        const auto language = field("language").selectedItem();
        chosen.language = language == 0 ? std::string{} : std::string{Wording::languages()[language - 1]};
        chosen.model = Model::builtInNames()[field("model").selectedItem()];
        if (const auto window = field("window").selectedItem(); window <= windowLengths.size())
            chosen.window = window == 0 ? std::nullopt : std::optional{windowLengths.at(window - 1)};
        chosen.decimals = decimalsOffered.at(field("decimals").selectedItem());
        chosen.colours = coloursOffered.at(field("colours").selectedItem());
        // An emptied field stands for what it was.
        double number = 0;
        if (field("horizon").get("Value") >>= number)
            chosen.terms.horizon = static_cast<int>(std::lround(number));
        if (field("discount").get("Value") >>= number)
            chosen.terms.yearlyDiscount = number / 100;
        if (chosen == calc::options(context_))
            return;
        calc::setOptions(context_, chosen);
        show();
    }

private:
    struct Row {
        std::string name, key;
        Control label, field;
    };

    Row row(const char* name, const char* key) const { return {name, key, {controls_, std::string{name} + "Label"}, {controls_, name}}; }
    Control& field(std::string_view name) { return std::ranges::find(rows_, name, &Row::name)->field; }

    void layOut()
    {
        const auto size = window_->getPosSize();
        const auto line = lineHeight(window_);
        // Lists and fields are as wide as reads well, wherever the dialog's edge is.
        const auto width = std::min(size.Width, 33 * line);
        Column column{Column::Task::place, width, line};
        std::vector<Column::Field> rows;
        for (auto& [name, key, label, field] : rows_)
            rows.push_back({&label, &field});
        const auto fields = column.sizeOf(rows);
        for (auto& [name, key, label, field] : rows_) {
            column.add(label, field, fields);
            if (name == "language") {
                column.add(languageNote_);
                column.gap();
            }
            if (name == "window" || name == "discount")
                column.gap();
        }
        column.gap();
        column.add(note_);
    }

    Reference<uno::XComponentContext> context_;
    Reference<awt::XWindow> window_;
    Reference<awt::XControlContainer> controls_;
    std::array<Row, 7> rows_{row("language", "options.language"), row("model", "options.model"), row("window", "options.window"),
        row("horizon", "options.horizon"), row("discount", "options.discount"), row("decimals", "options.decimals"),
        row("colours", "options.colours")};
    Control languageNote_{controls_, "languageNote"}, note_{controls_, "note"};
    rtl::Reference<Listener> resized_;
    calc::Options shown_;
};

class OptionsPage final : public cppu::WeakImplHelper2<awt::XContainerWindowEventHandler, lang::XServiceInfo> {
public:
    explicit OptionsPage(Reference<uno::XComponentContext> context) : context_{std::move(context)} {}

    sal_Bool SAL_CALL callHandlerMethod(const Reference<awt::XWindow>& window, const Any& event, const OUString& method) override
    {
        OUString happened;
        if (method != "external_event" || !(event >>= happened))
            return false;
        try {
            if (!page_ || !page_->isOf(window))
                page_ = std::make_unique<Page>(context_, window);
            if (happened == "initialize" || happened == "back")
                page_->show();
            else if (happened == "ok")
                page_->store();
            else
                return false;
            return true;
        } catch (const std::exception& e) {
            throw lang::WrappedTargetException(OUString::createFromAscii(e.what()), static_cast<cppu::OWeakObject*>(this), {});
        }
    }
    uno::Sequence<OUString> SAL_CALL getSupportedMethodNames() override
    {
        uno::Sequence<OUString> names{1};
        names.getArray()[0] = "external_event";
        return names;
    }

    OUString SAL_CALL getImplementationName() override { return "org.customerlifecycle.comp.OptionsPage"; }
    sal_Bool SAL_CALL supportsService(const OUString& name) override { return cppu::supportsService(this, name); }
    uno::Sequence<OUString> SAL_CALL getSupportedServiceNames() override
    {
        uno::Sequence<OUString> names{1};
        names.getArray()[0] = "org.customerlifecycle.OptionsPage";
        return names;
    }

private:
    Reference<uno::XComponentContext> context_;
    std::unique_ptr<Page> page_;
};

} // namespace

Reference<uno::XInterface> createOptionsPage(const Reference<uno::XComponentContext>& context)
{
    return static_cast<cppu::OWeakObject*>(new OptionsPage{context});
}

} // namespace lifecycle::sidebar
