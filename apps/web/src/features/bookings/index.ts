export { BookingsPage } from './bookings-page.tsx';
