#pragma once

// One listener for all that a panel hears of: it calls a function. Nothing that the function throws gets out: an exception
// of C++ that left a callback would end the office.

#include <com/sun/star/awt/XActionListener.hpp>
#include <com/sun/star/awt/XCallback.hpp>
#include <com/sun/star/awt/MouseButton.hpp>
#include <com/sun/star/awt/XItemListener.hpp>
#include <com/sun/star/awt/XMouseListener.hpp>
#include <com/sun/star/awt/XStyleChangeListener.hpp>
#include <com/sun/star/awt/XTextListener.hpp>
#include <com/sun/star/awt/XWindowListener.hpp>
#include <com/sun/star/util/XChangesListener.hpp>
#include <com/sun/star/util/XModifyListener.hpp>
#include <com/sun/star/view/XSelectionChangeListener.hpp>
#include <cppuhelper/implbase10.hxx>

#include <functional>

namespace lifecycle::sidebar {

class Listener final
    : public cppu::WeakImplHelper10<com::sun::star::awt::XActionListener, com::sun::star::awt::XItemListener,
          com::sun::star::awt::XTextListener, com::sun::star::awt::XWindowListener, com::sun::star::awt::XStyleChangeListener,
          com::sun::star::awt::XMouseListener, com::sun::star::view::XSelectionChangeListener,
          com::sun::star::util::XModifyListener, com::sun::star::util::XChangesListener, com::sun::star::awt::XCallback> {
public:
    explicit Listener(std::function<void()> act) : act_{std::move(act)} {}

    /// From here on nothing is heard: the panel is gone.
    void stop() { act_ = {}; }

    void SAL_CALL actionPerformed(const com::sun::star::awt::ActionEvent&) override { heard(); }
    void SAL_CALL itemStateChanged(const com::sun::star::awt::ItemEvent&) override { heard(); }
    void SAL_CALL textChanged(const com::sun::star::awt::TextEvent&) override { heard(); }
    void SAL_CALL windowResized(const com::sun::star::awt::WindowEvent&) override { heard(); }
    void SAL_CALL windowMoved(const com::sun::star::awt::WindowEvent&) override {}
    void SAL_CALL windowShown(const com::sun::star::lang::EventObject&) override { heard(); }
    void SAL_CALL windowHidden(const com::sun::star::lang::EventObject&) override {}
    void SAL_CALL styleSettingsChanged(const com::sun::star::lang::EventObject&) override { heard(); }
    /// A click, as of a button.
    void SAL_CALL mousePressed(const com::sun::star::awt::MouseEvent& event) override
    {
        if (event.Buttons == com::sun::star::awt::MouseButton::LEFT)
            heard();
    }
    void SAL_CALL mouseReleased(const com::sun::star::awt::MouseEvent&) override {}
    void SAL_CALL mouseEntered(const com::sun::star::awt::MouseEvent&) override {}
    void SAL_CALL mouseExited(const com::sun::star::awt::MouseEvent&) override {}
    void SAL_CALL selectionChanged(const com::sun::star::lang::EventObject&) override { heard(); }
    void SAL_CALL modified(const com::sun::star::lang::EventObject&) override { heard(); }
    void SAL_CALL changesOccurred(const com::sun::star::util::ChangesEvent&) override { heard(); }
    void SAL_CALL notify(const com::sun::star::uno::Any&) override { heard(); }
    void SAL_CALL disposing(const com::sun::star::lang::EventObject&) override {}

private:
    void heard() noexcept;

    std::function<void()> act_;
};

} // namespace lifecycle::sidebar
