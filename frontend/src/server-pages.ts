/** Pages that Django renders by itself need the styles only. */
import "./styles/index.css";
import "./styles/charts.css";
