#include "script/builtins/define.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"

// What the module site adds to the builtins: exit, quit, copyright, credits, license, help
// (_sitebuiltins).

namespace looplane::script {

namespace {

/// One of them: how it shows itself, and what calling it prints.
struct SiteObject : Object {
  std::string_view shown;
  std::string_view printed;
  SiteObject(std::string_view shown, std::string_view printed, Type* type)
      : Object(Kind::native, type), shown(shown), printed(printed) {}
};

constexpr std::string_view copyright_text =
    "Copyright (c) 2001-2024 Python Software Foundation.\n"
    "All Rights Reserved.\n"
    "\n"
    "Copyright (c) 2000 BeOpen.com.\n"
    "All Rights Reserved.\n"
    "\n"
    "Copyright (c) 1995-2001 Corporation for National Research Initiatives.\n"
    "All Rights Reserved.\n"
    "\n"
    "Copyright (c) 1991-1995 Stichting Mathematisch Centrum, Amsterdam.\n"
    "All Rights Reserved.";
constexpr std::string_view credits_text =
    "    Thanks to CWI, CNRI, BeOpen.com, Zope Corporation and a cast of thousands\n"
    "    for supporting Python development.  See www.python.org for more information.";

Eventually<Value> site_repr(Machine& m, Arguments a) {
  return m.string(a[0].as<SiteObject>()->shown);
}

Eventually<Value> printer_call(Machine& m, Arguments a) {
  const Value print = m.builtins->get(m.intern("print"));
  return call(m, print, m.string(a[0].as<SiteObject>()->printed));
}

Eventually<Value> quitter_call(Machine& m, Arguments a) {
  const Value exit = co_await call(m, Value::object(m.types.SystemExit), a[1]);
  co_return m.raise(exit);
}

/// (self, *args)
Eventually<Value> helper_call(Machine& m, Arguments a) {
  const Value subjects = a[1];
  const Value names = m.tuple({m.interned("help")});
  const Value module =
      co_await import_module(m, *m.builtins, Value::small_int(0), names, m.intern("pydoc"));
  const Value function = co_await get_attribute(m, module, "help");
  Value result = co_await call_with_dict(m, function, subjects, Value());
  co_return result;
}

constexpr TypeDefinition site_definition(std::string_view name,
                                         std::span<const NativeMethod> methods) {
  return {.name = name,
          .module = "_sitebuiltins",
          .size = sizeof(SiteObject),
          .finish = [](Object* object) { static_cast<SiteObject*>(object)->~SiteObject(); },
          .methods = methods,
          .subclassable = false};
}

constexpr NativeMethod printer_methods[] = {{"__repr__(self, /)", site_repr},
                                            {"__call__(self, /)", printer_call}};
constexpr NativeMethod quitter_methods[] = {{"__repr__(self, /)", site_repr},
                                            {"__call__(self, code=None)", quitter_call}};
constexpr NativeMethod helper_methods[] = {{"__repr__(self, /)", site_repr},
                                           {"__call__(self, *args)", helper_call}};

}  // namespace

void define_site_builtins(Machine& m) {
  static const TypeDefinition printer_definition = site_definition("_Printer", printer_methods);
  static const TypeDefinition quitter_definition = site_definition("Quitter", quitter_methods);
  static const TypeDefinition helper_definition = site_definition("_Helper", helper_methods);
  const auto add = [&](Type* type, std::string_view name, std::string_view shown,
                       std::string_view printed) {
    m.builtins->set(m.intern(name), Value(m.make<SiteObject>(type, shown, printed)));
  };
  m.builtins->set(m.intern("__debug__"), Value::boolean(true));
  Type* const printer = m.define(printer_definition, m.types.object);
  Type* const quitter = m.define(quitter_definition, m.types.object);
  Type* const helper = m.define(helper_definition, m.types.object);
  add(quitter, "quit", "Use quit() or Ctrl-D (i.e. EOF) to exit", {});
  add(quitter, "exit", "Use exit() or Ctrl-D (i.e. EOF) to exit", {});
  add(printer, "copyright", copyright_text, copyright_text);
  add(printer, "credits", credits_text, credits_text);
  add(printer, "license", "Type license() to see the full license text",
      "See https://www.python.org/psf/license/");
  add(helper, "help", "Type help() for interactive help, or help(object) for help about object.",
      {});
}

}  // namespace looplane::script
