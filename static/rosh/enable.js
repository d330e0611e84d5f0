// Says, before anything is drawn, that scripts run. Without it every reveal stays open.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
