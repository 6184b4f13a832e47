#include "expert.h"

#include <dlfcn.h>

#include <sstream>
#include <stdexcept>

Expert::Expert(const std::string &library, ScriptedTerminal &terminal, const Inputs &inputs)
    : module_(dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL)), terminal_(terminal) {
    if (module_ == nullptr)
        throw std::runtime_error(dlerror());
    TfChart chart = {};
    std::snprintf(chart.symbol, sizeof chart.symbol, "EURUSD");
    chart.period = PERIOD_M1;
    reinterpret_cast<ex5_attach_fn>(symbol(TF_EX5_ATTACH))(terminal.api(), &terminal, &chart);
    start(inputs);
}

void Expert::start(const Inputs &inputs) {
    for (const auto &input : inputs)
        if (reinterpret_cast<ex5_set_input_fn>(symbol(TF_EX5_SET_INPUT))(input.first.c_str(), input.second.c_str()) !=
            0)
            throw std::runtime_error("input " + input.first + " was refused");
    std::int32_t code = -1;
    if (reinterpret_cast<ex5_on_init_fn>(symbol(TF_EX5_ON_INIT))(&code) != TF_EVENT_DONE)
        throw std::runtime_error("OnInit was aborted");
    initCode_ = code;
}

void Expert::changeInputs(const Inputs &inputs) {
    reinterpret_cast<ex5_on_deinit_fn>(symbol(TF_EX5_ON_DEINIT))(REASON_PARAMETERS);
    start(inputs);
}

Expert::~Expert() {
    reinterpret_cast<ex5_on_deinit_fn>(symbol(TF_EX5_ON_DEINIT))(REASON_REMOVE);
    dlclose(module_);
}

void *Expert::symbol(const char *name) const {
    void *found = dlsym(module_, name);
    if (found == nullptr)
        throw std::runtime_error(std::string("no ") + name);
    return found;
}

void Expert::event(const char *name) const {
    if (reinterpret_cast<ex5_event_fn>(symbol(name))() != TF_EVENT_DONE)
        throw std::runtime_error(std::string(name) + " was aborted: " + terminal_.log.back());
}

void Expert::tick() const { event(TF_EX5_ON_TICK); }

void Expert::trade() const { event(TF_EX5_ON_TRADE); }

void Expert::run(std::int64_t milliseconds) const {
    const std::int64_t end = terminal_.now + milliseconds;
    while (terminal_.now < end) {
        terminal_.advance(terminal_.timer);
        event(TF_EX5_ON_TIMER);
    }
}

std::vector<std::string> Gateway::received() const {
    std::istringstream stream(terminal_.outgoing);
    terminal_.outgoing.clear();
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        if (line.rfind("HB|", 0) != 0)
            lines.push_back(line);
    return lines;
}

std::string Gateway::receivedText() const {
    std::string text;
    for (const std::string &line : received())
        text += line + ";";
    return text;
}
