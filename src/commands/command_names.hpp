#pragma once

// How the sidebar, menus, macros and a headless call name a command: the URL `vnd.org.customerlifecycle:classify` and named
// values. All of them reach `protocol_handler.cpp`; nobody calls a command in any other way.
//
//     Range     string   the table, `Orders.A1:C500`, a named range, or one cell within the table; left out: the one that was chosen in
//                        the panels, else the one at the cursor
//     Model     string   a built-in model's name, or the place of a model's table (of a sheet that edit-model made: any of its cells);
//                        left out: the model that was chosen in the panels or by edit-model, else the options', or where the table
//                        lacks its fields the built-in one that fits it best
//     AsOf      double   a date as the document counts days (or text, YYYY-MM-DD); left out: the log's last date, or today
//     AmountIs  string   `line` (left out) or `order`, where one order stands on several rows
//     Window    long     days; 0: from the log; left out: as the options say (`calc/options.hpp`)
//     Horizon   long     days within which orders are expected; left out: as the options say
//     Discount  double   by how much a year later orders count less, .1: 10 %; left out: as the options say
//     CutDate   double   a date as AsOf: up to it forecast fits, what came after it tells whether the fit holds; left out: the
//                        middle of the log
//     Period    string   `week`, `month`, `quarter`, `year` or a number of days: how often history looks
//     Since     double   a date as AsOf: the earlier day of changes
//     Customer  string   whom done and postpone speak of; left out: the customer in the row of the cursor
//     Date      double   a date as AsOf: the day on which it was done, left out: the day that the customer's line is from (its
//                        `as of`); the day to which it is put off, left out: a week after that day, or after the day on which it
//                        is due, whichever is later
//     Stage     string   show-stage: the stage whose rows alone are shown; its own name again, or left out: all of them
//     Field     string   a field's name in any language
//     Column    string   a column's header, or its letters where no header is so; for choose-column: empty, that no column is this field;
//                        left out, that it is found by itself
//     Value     string   as it stands in the column
//     Meaning   string   one of those that are offered for the column, in any language; empty or left out: what is known by itself
//     VisibleRowsOnly    boolean   rows that a filter hides are left out; left out: as chosen in the panels, else all rows count
//
// The result (com.sun.star.frame.DispatchResultEvent): State is SUCCESS or FAILURE, Result a sentence that says what was done, or
// why nothing was.

namespace lifecycle::commands
{

inline constexpr char protocol[] = "vnd.org.customerlifecycle:";
inline constexpr char classifyCommand[] = "classify";
inline constexpr char chartsCommand[] = "charts";
inline constexpr char editModelCommand[] = "edit-model"; ///< puts a model on a sheet, and chooses it; Model
inline constexpr char modelPageCommand[] = "model-page"; ///< writes a model's stages on one page to print; Model
inline constexpr char checkModelCommand[]
    = "check-model"; ///< says what is wrong with a model; Model: left out, the one on the sheet in front
inline constexpr char forecastCommand[] = "forecast"; ///< on an order log or survivors by period; Range, AsOf, AmountIs, CutDate
inline constexpr char decisionsCommand[]
    = "decisions"; ///< win back or let go, theory and data, one-time and repeat buyers; Range, Model, AsOf, AmountIs, Window
inline constexpr char historyCommand[] = "history"; ///< stages over time, on a sheet; Range, Model, AsOf, AmountIs, Window, Period
inline constexpr char changesCommand[] = "changes"; ///< who moved, on a sheet; Range, Model, AsOf, AmountIs, Window, Since
inline constexpr char doneCommand[] = "done"; ///< marks a customer's follow-up on Next contacts as done; Customer, Date
inline constexpr char postponeCommand[] = "postpone"; ///< puts a customer's follow-up off; Customer, Date
inline constexpr char showStageCommand[]
    = "show-stage"; ///< the rows of one stage alone, by Calc's own filter; a second time: the user's own filter again; Stage
inline constexpr char showLeftOutCommand[] = "show-left-out"; ///< selects the rows that are not counted; Range, AmountIs
inline constexpr char chooseColumnCommand[]
    = "choose-column"; ///< which column is a field, remembered in the document; Range, Field, Column
inline constexpr char chooseMeaningCommand[]
    = "choose-meaning"; ///< what a value of a column means, remembered; Range, Column, Value, Meaning
inline constexpr char stopCommandName[] = "stop"; ///< asks the command that runs on this document to stop; no arguments
inline constexpr char sidebarCommand[] = "sidebar"; ///< shows the deck; no arguments
inline constexpr char sampleCommand[] = "sample"; ///< opens the shipped sample as a new document; no arguments
inline constexpr char optionsCommand[] = "options"; ///< opens the page of the options; no arguments
inline constexpr char helpCommand[] = "help"; ///< opens the help in a browser; Topic: left out, its contents

namespace argument
{
inline constexpr char range[] = "Range";
inline constexpr char model[] = "Model";
inline constexpr char asOf[] = "AsOf";
inline constexpr char amountIs[] = "AmountIs";
inline constexpr char window[] = "Window";
inline constexpr char horizon[] = "Horizon";
inline constexpr char discount[] = "Discount";
inline constexpr char cutDate[] = "CutDate";
inline constexpr char topic[] = "Topic"; ///< string, an anchor of the help: `function-STAGE`, `panel-data`, `model-success` …
inline constexpr char field[] = "Field";
inline constexpr char column[] = "Column";
inline constexpr char value[] = "Value";
inline constexpr char meaning[] = "Meaning";
inline constexpr char visibleRowsOnly[] = "VisibleRowsOnly";
inline constexpr char period[] = "Period";
inline constexpr char since[] = "Since";
inline constexpr char customer[] = "Customer";
inline constexpr char date[] = "Date";
inline constexpr char stage[] = "Stage";
} // namespace argument

} // namespace lifecycle::commands
