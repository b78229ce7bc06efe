mod choice;
mod colours;
mod vision;
